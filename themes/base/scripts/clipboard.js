// Puts texts on the clipboard, in pages opened from a disk and in old browsers too.
(function (kbgen) {
  "use strict";

  /**
   * @param {Record<string, string>} formats texts by MIME type, such as text/plain and text/html
   * @returns {Promise<boolean>} whether they are on the clipboard
   */
  async function copy(formats) {
    try {
      const blobs = Object.entries(formats).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByEvent(formats); // over plain http there is no such clipboard, and elsewhere it may be forbidden
    }
  }

  /** What a browser is told to copy, an event says. Some copy nothing unless something is selected. */
  function copyByEvent(formats) {
    let isCopied = false;
    function onCopy(event) {
      for (const [type, text] of Object.entries(formats)) event.clipboardData.setData(type, text);
      event.preventDefault();
      isCopied = true;
    }
    const selection = getSelection();
    const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
    document.addEventListener("copy", onCopy);
    try {
      selection.selectAllChildren(document.body);
      document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", onCopy);
      selection.removeAllRanges();
      ranges.forEach((range) => selection.addRange(range));
    }
    return isCopied;
  }

  kbgen.copy = copy;
})((globalThis.kbgen = globalThis.kbgen || {}));
