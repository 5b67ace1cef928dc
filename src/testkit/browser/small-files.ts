import sharp from 'sharp';

/** A file as a page's picker takes it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A plain picture of 320 × 240 pixels. */
export async function picture(name: string, color = '#c86428'): Promise<PickedFile> {
  const image = sharp({ create: { width: 320, height: 240, channels: 3, background: color } });
  return { name, mimeType: 'image/png', buffer: await image.png().toBuffer() };
}

const rateHz = 44_100;
const headerBytes = 44;

/** A tone of 220 Hz in stereo: 176,400 bytes a second. */
export function song(name: string, seconds: number): PickedFile {
  const frames = Math.round(rateHz * seconds);
  const buffer = Buffer.alloc(headerBytes + frames * 4);
  buffer.write('RIFF', 0);
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.write('WAVEfmt ', 8);
  buffer.writeUInt32LE(16, 16);
  buffer.writeUInt16LE(1, 20);
  buffer.writeUInt16LE(2, 22);
  buffer.writeUInt32LE(rateHz, 24);
  buffer.writeUInt32LE(rateHz * 4, 28);
  buffer.writeUInt16LE(4, 32);
  buffer.writeUInt16LE(16, 34);
  buffer.write('data', 36);
  buffer.writeUInt32LE(frames * 4, 40);
  for (let frame = 0; frame < frames; frame += 1) {
    const level = Math.round(8000 * Math.sin((2 * Math.PI * 220 * frame) / rateHz));
    buffer.writeInt16LE(level, headerBytes + frame * 4);
    buffer.writeInt16LE(level, headerBytes + frame * 4 + 2);
  }
  return { name, mimeType: 'audio/wav', buffer };
}
