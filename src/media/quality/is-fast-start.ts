import { open } from 'node:fs/promises';

/** No MP4 of ours has more parts than this at its top level; a damaged one could loop. */
const maximumBoxes = 64;

/** Whether an MP4 has its index (`moov`) before its data (`mdat`), so that it can be played while it loads. */
export async function isFastStart(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(16);
    let position = 0;
    for (let box = 0; box < maximumBoxes; box += 1) {
      const { bytesRead } = await file.read(header, 0, 16, position);
      if (bytesRead < 8) return false;
      const kind = header.toString('latin1', 4, 8);
      if (kind === 'moov') return true;
      if (kind === 'mdat') return false;
      const shortSize = header.readUInt32BE(0);
      const size = shortSize === 1 ? Number(header.readBigUInt64BE(8)) : shortSize;
      if (size < 8) return false;
      position += size;
    }
    return false;
  } finally {
    await file.close();
  }
}
