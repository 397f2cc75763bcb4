// Write a Word file in the browser: the parts of the archive's own layout, and paragraphs.
//
// `archiveDesk.frame` holds the parts (generator/word/frames.py); a file is a zip without
// compression.
(() => {
  "use strict";
  const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) =>
    text
      .replace(NOT_IN_XML, "\ufffd")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
      .replace(/[&<>]/g, (sign) => SIGNS[sign]);

  const DIGITS = "零一二三四五六七八九";
  // Returns 一, 十二, 一百零三 … for 1 to 999, digits for any other.
  const chineseNumber = (number) => {
    if (number < 1 || number > 999) return String(number);
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    let text = hundreds ? `${DIGITS[hundreds]}百` : "";
    if (tens) text += `${hundreds || tens > 1 ? DIGITS[tens] : ""}十`;
    else if (hundreds && ones) text += "零";
    return text + (ones ? DIGITS[ones] : "");
  };

  const paragraph = ([style, text]) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

  const TABLE = Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  const checksum = (bytes) => {
    let value = 0xffffffff;
    for (const byte of bytes) value = (value >>> 8) ^ TABLE[(value ^ byte) & 255];
    return (value ^ 0xffffffff) >>> 0;
  };

  const numbers = (...pairs) => {
    const bytes = new Uint8Array(pairs.reduce((sum, [, size]) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    let place = 0;
    for (const [value, size] of pairs) {
      if (size === 2) view.setUint16(place, value, true);
      else view.setUint32(place, value, true);
      place += size;
    }
    return bytes;
  };

  // 1 January 1980, the first day that a zip knows: equal baskets give equal files.
  const DAY = 0x21;
  const UTF8 = 0x0800;
  const VERSION = 20;

  // Packs texts by name (APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16).
  const packed = (parts) => {
    const encoder = new TextEncoder();
    const pieces = [];
    const directory = [];
    let offset = 0;
    for (const [name, text] of Object.entries(parts)) {
      const path = encoder.encode(name);
      const data = encoder.encode(text);
      const common = [
        [UTF8, 2], [0, 2], [0, 2], [DAY, 2], [checksum(data), 4],
        [data.length, 4], [data.length, 4], [path.length, 2], [0, 2],
      ];
      const local = numbers([0x04034b50, 4], [VERSION, 2], ...common);
      pieces.push(local, path, data);
      directory.push(
        numbers(
          [0x02014b50, 4], [VERSION, 2], [VERSION, 2], ...common,
          [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4],
        ),
        path,
      );
      offset += local.length + path.length + data.length;
    }
    const size = directory.reduce((sum, piece) => sum + piece.length, 0);
    const count = directory.length / 2;
    const end = numbers(
      [0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2],
    );
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return new Blob([...pieces, ...directory, end], { type });
  };

  // Returns a Word file with these paragraphs, each [style, text].
  const wordFile = (title, paragraphs) => {
    const { parts, line, day } = archiveDesk.frame;
    const values = {
      body: paragraphs.map(paragraph).join(""),
      line: escaped(line),
      title: escaped(title),
      day,
    };
    const fill = (text) => text.replace(/\{(body|line|title|day)\}/g, (_, name) => values[name]);
    return packed(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, fill(text)])));
  };

  archiveDesk.wordFile = wordFile;
  archiveDesk.chineseNumber = chineseNumber;
})();
