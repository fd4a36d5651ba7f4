// Paper: a page tells where it was read, and buttons print.
(function () {
  "use strict";

  for (const address of document.querySelectorAll(".print-address bdi:empty")) {
    address.textContent = location.href.split("#")[0];
  }
  for (const button of document.querySelectorAll(".print-button")) {
    button.addEventListener("click", () => print());
  }
})();
