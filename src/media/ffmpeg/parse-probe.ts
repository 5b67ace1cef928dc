/** What a media file holds. */
export interface MediaProbe {
  /** Until the end of the longest stream. */
  readonly durationSeconds: number;
  readonly video?: VideoProbe;
  readonly audio?: AudioProbe;
}

export interface VideoProbe {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly durationSeconds: number;
  /** For example `yuv420p`. */
  readonly pixelFormat: string;
  /** `tv`, `pc` or `unknown`. */
  readonly colorRange: string;
  /** Matrix, primaries and transfer, for example `bt709` when all three are that, or `bt470bg/unknown/unknown`. */
  readonly colorSpace: string;
  /** `1:1` for square pixels, also where the file says nothing. */
  readonly sampleAspectRatio: string;
  /** Whether each frame is said to hold the odd lines of one moment and the even lines of another. */
  readonly isInterlaced: boolean;
}

export interface AudioProbe {
  readonly codec: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly durationSeconds: number;
}

interface PacketStream {
  readonly headers: Map<string, string>;
  packets: number;
  endSeconds: number;
}

/** Puts together the packet list (`-f framecrc`) and the stream lines that ffmpeg prints at log level `info`. */
export function parseProbe(packetList: string, messages: string): MediaProbe {
  const streams = parsePackets(packetList);
  const lines = inputStreamLines(messages);
  const video = streams.find((stream) => stream.headers.get('media_type') === 'video');
  const audio = streams.find((stream) => stream.headers.get('media_type') === 'audio');
  const videoLine = lines.find((line) => line.includes(' Video: ') && !line.includes('(attached pic)'));
  const audioLine = lines.find((line) => line.includes(' Audio: '));
  return {
    durationSeconds: Math.max(0, ...streams.map((stream) => stream.endSeconds)),
    ...(video === undefined ? {} : { video: toVideo(video, videoLine ?? '') }),
    ...(audio === undefined ? {} : { audio: toAudio(audio, audioLine ?? '') }),
  };
}

/** `#key index: value` heads each stream; then a packet a line: index, dts, pts, duration, size, checksum. */
function parsePackets(packetList: string): PacketStream[] {
  const streams: PacketStream[] = [];
  const streamAt = (index: number): PacketStream =>
    (streams[index] ??= { headers: new Map(), packets: 0, endSeconds: 0 });
  for (const line of linesOf(packetList)) {
    const header = /^#(\w+) (\d+): (.*)$/.exec(line);
    if (header !== null) streamAt(Number(header[2])).headers.set(header[1] ?? '', header[3] ?? '');
    if (line === '' || line.startsWith('#')) continue;
    const [index = 0, , presented = 0, duration = 0] = line.split(',').map(Number);
    const stream = streamAt(index);
    stream.packets += 1;
    const seconds = (presented + duration) * parseFraction(stream.headers.get('tb') ?? '1/1');
    stream.endSeconds = Math.max(stream.endSeconds, seconds);
  }
  return streams;
}

/** One line after the other: a list of a million packets as a million strings at once would take 100 MB. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** Only the lines about the input: those about our own output follow after `Output #0`. */
function inputStreamLines(messages: string): string[] {
  const end = messages.indexOf('Output #0');
  const input = end === -1 ? messages : messages.slice(0, end);
  return input.split('\n').filter((line) => /^\s*Stream #\d+:\d+/.test(line));
}

function toVideo(stream: PacketStream, line: string): VideoProbe {
  const [width = 0, height = 0] = (stream.headers.get('dimensions') ?? '').split('x').map(Number);
  const ratio = (stream.headers.get('sar') ?? '0/1').replace('/', ':');
  return {
    codec: stream.headers.get('codec_id') ?? 'unknown',
    width,
    height,
    fps: parseRate(/, ([\d.]+k?) fps/.exec(line)?.[1] ?? /, ([\d.]+k?) tbr/.exec(line)?.[1] ?? '0'),
    frames: stream.packets,
    durationSeconds: stream.endSeconds,
    ...parsePixels(line),
    sampleAspectRatio: ratio === '0:1' ? '1:1' : ratio,
  };
}

/** `29.97`, or `90k` for a large one. */
function parseRate(text: string): number {
  return text.endsWith('k') ? Number(text.slice(0, -1)) * 1000 : Number(text);
}

/** In `h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1280x720` the second field. */
function parsePixels(line: string): Pick<VideoProbe, 'pixelFormat' | 'colorRange' | 'colorSpace' | 'isInterlaced'> {
  const field = /, ([a-z][a-z0-9]+)(?:\(([^)]*)\))?, \d+x\d+/.exec(line);
  const notes = (field?.[2] ?? '').split(',').map((note) => note.trim());
  const colorRange = notes.find((note) => note === 'tv' || note === 'pc') ?? 'unknown';
  const colorSpace = notes.find((note) => /^(bt|smpte|gbr|fcc|ycgco|unknown\/)/.test(note)) ?? 'unknown';
  const isInterlaced = notes.some((note) => /^(top|bottom) (first|coded first)/.test(note));
  return { pixelFormat: field?.[1] ?? 'unknown', colorRange, colorSpace, isInterlaced };
}

function toAudio(stream: PacketStream, line: string): AudioProbe {
  const layout = /, \d+ Hz, ([^,]+)/.exec(line)?.[1] ?? '';
  return {
    codec: stream.headers.get('codec_id') ?? 'unknown',
    sampleRateHz: Number(stream.headers.get('sample_rate') ?? 0),
    channels: toChannels(layout),
    durationSeconds: stream.endSeconds,
  };
}

const channelsOfLayout: Record<string, number> = {
  mono: 1,
  stereo: 2,
  '2.1': 3,
  quad: 4,
  '5.0': 5,
  '5.1': 6,
  '7.1': 8,
};

function toChannels(layout: string): number {
  const counted = /^(\d+) channels/.exec(layout)?.[1];
  if (counted !== undefined) return Number(counted);
  return channelsOfLayout[layout.replace(/\(.*\)$/, '')] ?? 0;
}

function parseFraction(text: string): number {
  const [numerator = 0, denominator = 1] = text.split('/').map(Number);
  return numerator / denominator;
}
