import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestFolder } from '../ffmpeg/test-binaries.ts';
import { readImageAsset } from './read-image-asset.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const output = folder.path('taken-in.png');

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A one-bit grey picture of zeros: 400 million pixels in 50 kB. */
function writeBomb(path: string, side: number): void {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((side / 8 + 1) * side));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))];
  writeFileSync(path, Buffer.concat([signature, ...chunks]));
}

/** A picture with detail in it, so that a cut-off file misses something. */
function picture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3, 0).map((_, index) => (index * 7919) % 251);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function refusal(path: string): Promise<unknown> {
  return readImageAsset(path, output).then(
    () => null,
    (reason: unknown) => reason,
  );
}

describe('readImageAsset', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('takes in a %s whatever its name', async (format) => {
    const path = folder.path(`${format}.txt`);
    await picture(300, 200).toFormat(format).toFile(path);
    expect(await readImageAsset(path, output)).toEqual({ width: 300, height: 200, hasAlpha: false });
    expect(await sharp(output).metadata()).toMatchObject({ format: 'png', space: 'srgb', channels: 3 });
  });

  it('turns upright, makes sRGB, drops metadata, and never enlarges', async () => {
    const path = folder.path('turned.jpg');
    await picture(300, 200)
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .toFile(path);
    expect(await readImageAsset(path, output)).toMatchObject({ width: 200, height: 300 });
    const taken = await sharp(output).metadata();
    expect([taken.exif, taken.orientation, taken.icc]).toEqual([undefined, undefined, undefined]);

    const cmyk = folder.path('cmyk.jpg');
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c02030' } })
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toFile(cmyk);
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    await readImageAsset(cmyk, output);
    const [red = 0, green = 0, blue = 0] = await sharp(output).raw().toBuffer();
    expect([red > 150, green < 90, blue < 100]).toEqual([true, true, true]);
  });

  it('keeps transparency and shrinks what is larger than 3000 pixels', async () => {
    const path = folder.path('clear.png');
    const background = { r: 10, g: 20, b: 30, alpha: 0.5 };
    await sharp({ create: { width: 3600, height: 1200, channels: 4, background } })
      .png()
      .toFile(path);
    expect(await readImageAsset(path, output)).toEqual({ width: 3000, height: 1000, hasAlpha: true });
  });

  it('refuses text, a missing file and a folder', async () => {
    const path = folder.path('photo.jpg');
    writeFileSync(path, 'This is not a picture.\n');
    const code = 'image_unreadable';
    const message = 'photo.jpg is not a JPEG, PNG or WebP picture, nor an AVIF or a GIF.';
    expect(await refusal(path)).toMatchObject({ code, message });
    const gone = 'gone.jpg does not exist or may not be read.';
    expect(await refusal(folder.path('gone.jpg'))).toMatchObject({ code, message: gone });
    expect(await refusal(folder.path('.'))).toMatchObject({ code, message: expect.stringMatching(/is not a file\.$/) });
  });

  it('refuses a picture of 20,000 x 20,000 pixels from its header', async () => {
    const path = folder.path('bomb.png');
    writeBomb(path, 20_000);
    expect(await refusal(path)).toMatchObject({
      code: 'image_too_large',
      message: 'bomb.png is 20000 x 20000 pixels (400 megapixels); 40 megapixels are allowed.',
    });
  });

  it('refuses more than 25 MB', async () => {
    const path = folder.path('heavy.jpg');
    await picture(8, 8).jpeg().toFile(path);
    truncateSync(path, 60_000_000);
    expect(await refusal(path)).toMatchObject({
      code: 'image_too_large',
      message: 'heavy.jpg has 60 MB; 25 MB are allowed.',
    });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a cut-off %s', async (format) => {
    const path = folder.path(`cut.${format}`);
    await picture(400, 300).toFormat(format).toFile(path);
    truncateSync(path, Math.floor(readFileSync(path).length * 0.6));
    const message = `cut.${format} is damaged or cut off.`;
    expect(await refusal(path)).toMatchObject({ code: 'image_unreadable', message });
  });
});
