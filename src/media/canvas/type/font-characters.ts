import { brotliDecompressSync } from 'node:zlib';

/**
 * Code points a woff2 font can truly draw, from its `cmap` table. Ranges published beside web fonts promise more than
 * the files hold, and a missing glyph is drawn as a box or as nothing, so only this table is believed.
 * Formats: WOFF2 (W3C Recommendation, sections 4 and 5) and OpenType `cmap` formats 4 and 12.
 */
export function readFontCharacters(woff2: Buffer): ReadonlySet<number> {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new TypeError('This is not a woff2 font.');
  return parseCharacterMap(extractCharacterMap(woff2));
}

const knownTags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'];
const headerBytes = 48;

function extractCharacterMap(woff2: Buffer): Buffer {
  const tableCount = woff2.readUInt16BE(12);
  let position = headerBytes;
  const readVariableLength = (): number => {
    for (let value = 0; ;) {
      const byte = woff2[position++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let found: { start: number; length: number } | undefined;
  for (let table = 0; table < tableCount; table++) {
    const flags = woff2[position++]!;
    const tagIndex = flags & 63;
    const tag = tagIndex === 63 ? woff2.toString('latin1', position, position + 4) : (knownTags[tagIndex] ?? '');
    if (tagIndex === 63) position += 4;
    const version = flags >> 6;
    const originalLength = readVariableLength();
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const length = transformed ? readVariableLength() : originalLength;
    if (tag === 'cmap') found = { start: offset, length };
    offset += length;
  }
  if (found === undefined) throw new TypeError('This font has no character map.');
  const compressedLength = woff2.readUInt32BE(20);
  const tables = brotliDecompressSync(woff2.subarray(position, position + compressedLength));
  return tables.subarray(found.start, found.start + found.length);
}

function parseCharacterMap(map: Buffer): Set<number> {
  const characters = new Set<number>();
  const tableCount = map.readUInt16BE(2);
  for (let table = 0; table < tableCount; table++) {
    const subtable = map.subarray(map.readUInt32BE(8 + table * 8));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addSegments(subtable, characters);
    if (format === 12) addGroups(subtable, characters);
  }
  return characters;
}

function addSegments(table: Buffer, characters: Set<number>): void {
  const bytes = table.readUInt16BE(6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + bytes + segment);
    const delta = table.readUInt16BE(16 + bytes * 2 + segment);
    const rangePosition = 16 + bytes * 3 + segment;
    const rangeOffset = table.readUInt16BE(rangePosition);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = rangeOffset === 0 ? code : table.readUInt16BE(rangePosition + rangeOffset + (code - first) * 2);
      const glyph = rangeOffset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) characters.add(code);
    }
  }
}

function addGroups(table: Buffer, characters: Set<number>): void {
  const groupCount = table.readUInt32BE(12);
  for (let group = 0; group < groupCount; group++) {
    const start = 16 + group * 12;
    const last = table.readUInt32BE(start + 4);
    for (let code = table.readUInt32BE(start); code <= last; code++) characters.add(code);
  }
}
