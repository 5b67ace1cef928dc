/** What a prompt is about, for answers that fit it. */
export interface PromptTopic {
  /** The telling words of the prompt, in their order, at least one. */
  readonly words: readonly string[];
  /** The number of parts the prompt asks for, if it names one. */
  readonly parts: number | null;
}

const idleWords = new Set(
  `about after again also another answer because before brief brand create could every field fields from give have into
  itself just like make made more most must needs null object only other over plan please schema second seconds short
  should some such text than that their them then there these they this those through under video very what when where
  which while with without would write your`.split(/\s+/),
);

/** Reads the topic of a prompt. A part between tags, such as `<brief>…</brief>`, counts alone where there is one. */
export function topicOf(prompt: string): PromptTopic {
  const tagged = /<(\w[\w-]*)[^>]*>([\s\S]{3,4000}?)<\/\1>/.exec(prompt)?.[2];
  const text = (tagged ?? prompt).slice(0, 4000);
  const found = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  const words = [...new Set(found.map((word) => word.toLowerCase()))]
    .filter((word) => !idleWords.has(word))
    .slice(0, 16);
  const parts = /\b(\d{1,2})\s+(?:beats|frames|scenes|shots|parts|steps)\b/i.exec(prompt)?.[1];
  return { words: words.length === 0 ? ['this'] : words, parts: parts === undefined ? null : Number(parts) };
}
