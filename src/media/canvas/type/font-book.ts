import { readFileSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';
import { BeatboardError } from '#domain/errors.ts';
import type { Language } from '#domain/language.ts';
import { familiesFor, type FontFamilySource } from './companion-families.ts';
import { readFontCharacters } from './font-characters.ts';
import { fontFaces, type FaceName } from './font-faces.ts';
import { claims, readSubsetFiles, type SubsetFile } from './font-package.ts';
import { leadingScript, splitGraphemes } from './script.ts';

/** What to hand to a drawing context so that every character of a text comes from a bundled file. */
export interface FontStack {
  /** Quoted family names for `context.font`, without the size. */
  readonly families: string;
  /** For `context.fontVariationSettings`: the weight of the variable families, or `normal`. */
  readonly variation: string;
}

/** The bundled fonts. Files are read and registered only when a text needs them. */
export interface FontBook {
  /**
   * Fonts for a text in a face, companions of other scripts included. Registers what is missing. `context` is the line
   * the text is a part of, so that a price in an Arabic line is drawn in the font of that line; the text when left out.
   */
  stackFor(face: FaceName, text: string, language: Language, context?: string): FontStack;
  /** Characters no bundled font can draw, such as emoji, each once. Empty means that all is well. */
  coverage(text: string, language: Language): string[];
  /** The text without the characters it cannot draw, and without the double spaces they leave. */
  drawableText(text: string, language: Language): string;
  /** Throws `font_missing` and names the characters when a text cannot be drawn whole. */
  assertDrawable(text: string, language: Language): void;
}

/** Joiners, direction marks and white space: they draw nothing, and shaping takes them from any font. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Bidi_Control}]$/u;
const colourPicture = /\p{Emoji_Presentation}|\ufe0f|\u20e3|\p{Regional_Indicator}/u;
/** Any face serves for the question what can be drawn at all: the last families of the order are common to all. */
const referenceFace = 'work-sans-600';

class FileFontBook implements FontBook {
  readonly #filesByFamily = new Map<string, SubsetFile[]>();
  readonly #charactersByAlias = new Map<string, ReadonlySet<number>>();
  readonly #stacks = new Map<string, FontStack>();

  stackFor(face: FaceName, text: string, language: Language, context = text): FontStack {
    const script = leadingScript(context, language);
    const key = `${face}|${script}|${text}`;
    const known = this.#stacks.get(key);
    if (known !== undefined) return known;
    const sources = familiesFor(fontFaces[face], script);
    const files = this.#filesForText(sources, text);
    for (const file of files) this.#register(file);
    const hasVariable = sources.some((source) => source.variable && files.some((file) => this.#belongs(file, source)));
    const stack: FontStack = {
      families: files.map((file) => `"${file.alias}"`).join(','),
      variation: hasVariable ? `"wght" ${sources.find((source) => source.variable)!.weight}` : 'normal',
    };
    this.#stacks.set(key, stack);
    return stack;
  }

  coverage(text: string, language: Language): string[] {
    const sources = familiesFor(fontFaces[referenceFace], leadingScript(text, language));
    const missing = splitGraphemes(text.normalize('NFC')).filter(
      (grapheme) =>
        colourPicture.test(grapheme) ||
        [...grapheme].some((character) => !invisible.test(character) && !this.#fileFor(sources, character)),
    );
    return [...new Set(missing)];
  }

  drawableText(text: string, language: Language): string {
    const missing = new Set(this.coverage(text, language));
    if (missing.size === 0) return text.normalize('NFC');
    const kept = splitGraphemes(text.normalize('NFC')).filter((grapheme) => !missing.has(grapheme));
    return kept
      .join('')
      .replace(/ {2,}/g, ' ')
      .replace(/ ([.,!?;:])(?=\s|$)/g, language === 'fr' ? ' $1' : '$1')
      .trim();
  }

  assertDrawable(text: string, language: Language): void {
    const missing = this.coverage(text, language);
    if (missing.length === 0) return;
    const codes = missing.map((grapheme) => `U+${grapheme.codePointAt(0)!.toString(16).toUpperCase()}`);
    throw new BeatboardError('font_missing', `No bundled font can draw ${codes.join(', ')}.`);
  }

  /** Files in the order of the families; the first file also serves a text of spaces alone. */
  #filesForText(sources: readonly FontFamilySource[], text: string): SubsetFile[] {
    const needed = new Set<SubsetFile>();
    for (const character of new Set(text)) {
      if (invisible.test(character)) continue;
      const file = this.#fileFor(sources, character);
      if (file !== undefined) needed.add(file);
    }
    const everyFile = sources.flatMap((source) => this.#files(source));
    const space = this.#fileFor(sources, ' ');
    if (/\s/u.test(text) || needed.size === 0) needed.add(space!);
    return everyFile.filter((file) => needed.has(file));
  }

  #fileFor(sources: readonly FontFamilySource[], character: string): SubsetFile | undefined {
    const codePoint = character.codePointAt(0)!;
    for (const source of sources) {
      for (const file of this.#files(source)) {
        if (claims(file, codePoint) && this.#characters(file).has(codePoint)) return file;
      }
    }
    return undefined;
  }

  #files(source: FontFamilySource): SubsetFile[] {
    const key = `${source.family} ${source.weight} ${source.slope}`;
    const files = this.#filesByFamily.get(key) ?? readSubsetFiles(source);
    this.#filesByFamily.set(key, files);
    return files;
  }

  #belongs(file: SubsetFile, source: FontFamilySource): boolean {
    return this.#files(source).some((other) => other.alias === file.alias);
  }

  #characters(file: SubsetFile): ReadonlySet<number> {
    const known = this.#charactersByAlias.get(file.alias);
    if (known !== undefined) return known;
    const characters = readFontCharacters(readFileSync(file.path));
    this.#charactersByAlias.set(file.alias, characters);
    return characters;
  }

  #register(file: SubsetFile): void {
    if (GlobalFonts.has(file.alias)) return;
    if (GlobalFonts.register(readFileSync(file.path), file.alias) === null) {
      throw new BeatboardError('font_missing', `The font file ${file.alias} cannot be read.`);
    }
  }
}

/** Opens the bundled fonts. Several books share one registry, since the canvas keeps one for each process. */
export function createFontBook(): FontBook {
  return new FileFontBook();
}
