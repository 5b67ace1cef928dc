/** What was found in a text, and whether its end was missing. */
export interface FoundJson {
  readonly value: unknown;
  readonly wasCutShort: boolean;
}

/**
 * The JSON object in a model's text: whatever stands before and after it, with or without a fence, with commas too many,
 * with line ends inside strings, and up to its last whole entry when its end is missing. Null when there is none.
 */
export function findJson(text: string): FoundJson | null {
  let at = text.indexOf('{');
  for (let tries = 0; at !== -1 && tries < 20; tries++) {
    const found = readObject(text.slice(at));
    if (found !== null) return found;
    at = text.indexOf('{', at + 1);
  }
  return null;
}

function readObject(text: string): FoundJson | null {
  const mended = mend(text);
  if (mended === null) return null;
  try {
    return { value: JSON.parse(mended.json) as unknown, wasCutShort: mended.wasCutShort };
  } catch {
    return null;
  }
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** One walk over the text from its first brace: the object as it was meant; null when nothing of it is whole. */
function mend(text: string): { readonly json: string; readonly wasCutShort: boolean } | null {
  let json = '';
  let open = '';
  let isInString = false;
  /** Where the text could end so far: before a comma, or after a bracket that closed. */
  let whole: { readonly json: string; readonly open: string } | null = null;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (isInString) {
      if (character === '\\') json += character + (text[++index] ?? '');
      else if (character < ' ') json += character === '\n' ? String.raw`\n` : ' ';
      else json += character;
      if (character === '"') isInString = false;
      continue;
    }
    if (character === '"') isInString = true;
    if (character === ',') {
      whole = { json, open };
      if (/^,\s*[\]}]/u.test(text.slice(index, index + 80))) continue;
    }
    json += character;
    if (character in closers) open = closers[character]! + open;
    if (character !== '}' && character !== ']') continue;
    if (!open.startsWith(character)) break;
    open = open.slice(1);
    if (open === '') return { json, wasCutShort: false };
    whole = { json, open };
  }
  return whole === null ? null : { json: whole.json + whole.open, wasCutShort: true };
}
