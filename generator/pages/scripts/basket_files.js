// What a basket becomes: a pack file for the archive, plain text with citations, a Word file.
(() => {
  "use strict";
  const quoted = (text) => JSON.stringify(text);
  const useOf = (item) => (item.use === "选读" ? "选读" : "必读");

  // Paragraphs of one record that follow each other are one item of a pack.
  const grouped = (items) => {
    const groups = [];
    for (const item of items) {
      const last = groups[groups.length - 1];
      const isMore = item.block && last?.blocks.length && last.key === item.key;
      if (isMore && last.use === useOf(item)) {
        last.blocks.push(item.block);
        last.minutes += item.minutes || 0;
        last.notes.push(item.note);
      } else {
        groups.push({
          key: item.key,
          use: useOf(item),
          blocks: item.block ? [item.block] : [],
          minutes: item.minutes || 0,
          notes: [item.note],
        });
      }
    }
    return groups;
  };

  // Returns the text of a file for materials/packs/.
  const packFile = ({ title, listeners, items }) => {
    const lines = ["---", `title: ${quoted(title || "学习资料包")}`];
    if (listeners) lines.push(`listeners: ${quoted(listeners)}`);
    lines.push("items:");
    for (const group of grouped(items)) {
      lines.push(`  - ref: ${group.key}`, `    use: ${group.use}`);
      if (group.blocks.length) lines.push(`    paragraphs: [${group.blocks.join(", ")}]`);
      if (group.minutes) lines.push(`    minutes: ${Math.min(group.minutes, 1000)}`);
      const note = group.notes.filter(Boolean).join("\n");
      if (note) lines.push(`    notes: ${quoted(note)}`);
    }
    return [...lines, "---", ""].join("\n");
  };

  const heading = (item) => `${item.title}${item.place ? `（${item.place}）` : ""}`;

  // Returns all of it as text, each item with its citation.
  const plainText = ({ title, listeners, items }) => {
    const parts = [title || "学习资料包", listeners].filter(Boolean);
    items.forEach((item, index) => {
      const minutes = item.minutes ? `，${item.minutes} 分钟` : "";
      parts.push(
        "",
        `${index + 1}. ${heading(item)}　${useOf(item)}${minutes}`,
        ...(item.paragraphs ?? []).map(([, text]) => text),
        `出处：${item.citation}`,
      );
      if (item.note) parts.push(`备注：${item.note}`);
    });
    return `${parts.join("\n")}\n`;
  };

  // Returns the paragraphs of a Word file, each as [style, text].
  const wordParagraphs = ({ title, listeners, items }) => {
    const paragraphs = [["Title", title || "学习资料包"]];
    if (listeners) paragraphs.push(["Subtitle", listeners]);
    const styles = { heading: "Heading2", quotation: "Quote", text: "Text" };
    items.forEach((item, index) => {
      const minutes = item.minutes ? `　${item.minutes} 分钟` : "";
      paragraphs.push(
        ["Heading1", `${archiveDesk.chineseNumber(index + 1)}、${heading(item)}`],
        ["Note", `${useOf(item)}　${item.label ?? ""}${minutes}`],
        ...(item.paragraphs ?? []).map(([style, text]) => [styles[style] ?? "Text", text]),
      );
      if (!item.paragraphs?.length) paragraphs.push(["Note", "全文见资料库。"]);
      paragraphs.push(["Note", `出处：${item.citation}`]);
      if (item.note) paragraphs.push(["Note", `备注：${item.note}`]);
    });
    return paragraphs;
  };

  archiveDesk.files = { packFile, plainText, wordParagraphs, useOf, heading };
})();
