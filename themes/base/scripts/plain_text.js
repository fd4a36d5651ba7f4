// An answer as plain text, as one would type it into a message: lists with dashes and numbers, links with their
// addresses, tables with tabs, and lines that keep their direction.
(function (kbgen) {
  "use strict";

  const SKIPPED = "button, script, style, svg, [hidden], .visually-hidden, .footnote-backref, .heading-link";
  const BLOCKS =
    "address, article, aside, blockquote, details, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5, " +
    "h6, header, hr, li, ol, p, pre, section, summary, table, ul";
  const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const LRM = "\u200e"; // understood by far more programs than isolates are
  const RLM = "\u200f";

  /** @param {Element} answer @returns {string} */
  function plainText(answer) {
    const isRtl = getComputedStyle(answer).direction === "rtl";

    /** @returns {string[][]} paragraphs in lines */
    function paragraphs(element) {
      const found = [];
      let run = "";
      function endRun() {
        const lines = run.split("\n").map((line) => directed(line.replace(/ +/g, " ").trim()));
        if (run.trim()) found.push(lines);
        run = "";
      }
      for (const node of element.childNodes) {
        if (!(node instanceof Element && node.matches(BLOCKS))) run += inline(node);
        else if (!node.matches(SKIPPED)) {
          endRun();
          found.push(...block(node));
        }
      }
      endRun();
      return found;
    }

    function block(element) {
      switch (element.localName) {
        case "ul":
        case "ol":
          return [[...element.children].flatMap(item)];
        case "dl":
          return [[...element.children].flatMap(definition)];
        case "table":
          return [[...element.rows].map(row)];
        case "pre":
          return [element.textContent.trimEnd().split("\n")];
        case "blockquote":
          return paragraphs(element).map((lines) => lines.map((line) => `> ${line}`));
        case "hr":
          return [["* * *"]];
        default:
          return paragraphs(element);
      }
    }

    function item(element, at, { length }) {
      const list = element.parentElement;
      const marker = list.localName === "ul" ? "- " : `${(list.start ?? 1) + at}. `;
      return indented(paragraphs(element).flat(), marker);
    }

    function definition(element) {
      return indented(paragraphs(element).flat(), element.localName === "dd" ? "  " : "");
    }

    function row({ cells }) {
      return directed([...cells].map((cell) => [...cell.childNodes].map(inline).join("").trim()).join("\t"));
    }

    /** @param {Node} node */
    function inline(node) {
      if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
      if (!(node instanceof Element) || node.matches(SKIPPED)) return "";
      if (node.localName === "br") return "\n";
      if (node.localName === "img") return node.alt;
      const text = [...node.childNodes].map(inline).join("");
      if (node.matches(".footnote-ref")) return `[${text}]`;
      const address = node.localName === "a" ? addressOf(node, text) : "";
      return isolated(node.dir, text) + (address && ` (${isolated("ltr", address)})`);
    }

    function isolated(direction, text) {
      return isRtl && direction === "ltr" ? leftToRight(text) : text;
    }

    /** A line begins with a letter of the text's direction, or its order would be taken from what it does begin with. */
    function directed(line) {
      const first = line.match(/[\p{L}\u200e]/u)?.[0];
      if (!first || RTL_LETTER.test(first) === isRtl) return line;
      return (isRtl ? RLM : LRM) + line;
    }

    return paragraphs(answer)
      .map((lines) => lines.join("\n"))
      .join("\n\n");
  }

  function indented(lines, marker) {
    return lines.map((line, at) => (at ? " ".repeat(marker.length) : marker) + line);
  }

  /** What begins or ends with neither letter nor number would else be drawn apart from the rest. */
  function leftToRight(text) {
    return (/^\p{L}/u.test(text) ? "" : LRM) + text + (/[\p{L}\p{N}]$/u.test(text) ? "" : LRM);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @returns {string} "" where it leads within the text, or the text says it already
   */
  function addressOf(link, text) {
    const written = link.getAttribute("href") ?? "";
    if (!written || written.startsWith("#")) return "";
    const [, isPerson, rest] = written.match(/^(mailto:|tel:|sms:)?([^?]*)/i);
    const address = isPerson ? rest : link.href;
    const isSaid = isPerson ? bare(address).endsWith(bare(text)) : bare(address) === bare(text);
    return isSaid ? "" : address;
  }

  function bare(text) {
    return text.replace(/^https?:\/\/(www\.)?|[^\p{L}\p{N}]/giu, "").toLowerCase();
  }

  kbgen.plainText = plainText;
})((globalThis.kbgen = globalThis.kbgen || {}));
