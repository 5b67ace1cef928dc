/** How ffmpeg makes a format, and what it is called on the wire. */
export interface SoundFormat {
  readonly extension: string;
  readonly mediaType: string;
  readonly arguments: readonly string[];
}

const mp3 = (rate: string, bitrate: string): SoundFormat => ({
  extension: 'mp3',
  mediaType: 'audio/mpeg',
  arguments: ['-ar', rate, '-ac', '2', '-c:a', 'libmp3lame', '-b:a', bitrate, '-compression_level', '9', '-f', 'mp3'],
});
const wav = (rate: string): SoundFormat => ({
  extension: 'wav',
  mediaType: 'audio/wav',
  arguments: ['-ar', rate, '-ac', '2', '-c:a', 'pcm_s16le', '-f', 'wav'],
});
const pcm = (rate: string): SoundFormat => ({
  extension: 'pcm',
  mediaType: 'audio/pcm',
  arguments: ['-ar', rate, '-ac', '1', '-c:a', 'pcm_s16le', '-f', 's16le'],
});

/** The formats by the names that vendors have for them. */
const formats: Readonly<Record<string, SoundFormat>> = {
  mp3: mp3('44100', '128k'),
  mp3_standard: mp3('44100', '128k'),
  mp3_high_quality: mp3('44100', '192k'),
  wav: wav('44100'),
  wav_cd_quality: wav('44100'),
  wav_16khz: wav('16000'),
  wav_22khz: wav('22050'),
  wav_24khz: wav('24000'),
  pcm: pcm('24000'),
  aac: { extension: 'aac', mediaType: 'audio/aac', arguments: ['-c:a', 'aac', '-f', 'adts'] },
  flac: { extension: 'flac', mediaType: 'audio/flac', arguments: ['-c:a', 'flac', '-f', 'flac'] },
  opus: { extension: 'opus', mediaType: 'audio/opus', arguments: ['-ar', '48000', '-c:a', 'libopus', '-f', 'ogg'] },
};

/** The format of a name, ElevenLabs' `mp3_44100_128` and `pcm_16000` included; undefined for none. */
export function findSoundFormat(name: string): SoundFormat | undefined {
  const [, codec, rate, kilobits] = /^(mp3|pcm|wav)_(\d{4,5})(?:_(\d+))?$/.exec(name) ?? [];
  if (codec === 'mp3' && rate !== undefined && kilobits !== undefined) return mp3(rate, `${kilobits}k`);
  if (codec === 'pcm' && rate !== undefined) return pcm(rate);
  if (codec === 'wav' && rate !== undefined) return wav(rate);
  return formats[name];
}
