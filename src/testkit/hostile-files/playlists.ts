import { hostileFile, refused } from './hostile-file.ts';
import { join, latin } from './bytes.ts';
import type { Canaries } from './canaries.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

/** Where a list can lead: to a file, to the network, beside itself. */
interface Targets {
  readonly file: string;
  readonly http: string;
  readonly sibling: string;
}

const hls = (target: string): string =>
  `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n${target}\n#EXT-X-ENDLIST\n`;

const dash = (target: string): string =>
  `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"
 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="video/mp4"><Representation id="0"
 bandwidth="1"><BaseURL>${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`;

/** HLS under every name a video, track or picture may have, and at every target. */
function hlsFiles({ file, http, sibling }: Targets): HostileFile[] {
  const named = ['mp4', 'mov', 'webm', 'mp3', 'wav', 'png', 'jpg', 'm3u8', 'ts'];
  return [
    ...named.map((extension) =>
      hostileFile({
        title: `HLS to a file, named .${extension}`,
        name: `clip.${extension}`,
        expected: refused.unknown,
        bytes: hls(`file://${file}`),
      }),
    ),
    ...Object.entries({
      'the network': http,
      'a sibling': sibling,
      'a bare path': file,
      'a joined input': `concat:${file}|${file}`,
      'a part of a file': `subfile,,start,0,end,10,,:${file}`,
      'data in itself': 'data:text/plain;base64,Q0FOQVJZ',
    }).map(([what, target]) =>
      hostileFile({ title: `HLS to ${what}`, name: 'clip.mp4', expected: refused.unknown, bytes: hls(target) }),
    ),
    hostileFile({
      title: 'HLS with a key on the network',
      name: 'clip.mp4',
      expected: refused.unknown,
      bytes: hls(`file://${file}`).replace('#EXTINF', `#EXT-X-KEY:METHOD=AES-128,URI="${http}"\n#EXTINF`),
    }),
    hostileFile({
      title: 'HLS with a head part in a file',
      name: 'clip.mp4',
      expected: refused.unknown,
      bytes: hls(sibling).replace('#EXTINF', `#EXT-X-MAP:URI="file://${file}"\n#EXTINF`),
    }),
  ];
}

/** Other lists and descriptions that players follow. */
function otherLists(targets: Targets, host: string): HostileFile[] {
  const { file, http, sibling } = targets;
  const port = host.split(':')[1] ?? '9';
  const texts: Record<string, readonly [name: string, text: string]> = {
    'ffconcat to a file': ['a.mp4', `ffconcat version 1.0\nfile 'file:${file}'\n`],
    'ffconcat to a sibling': ['a.mp4', `ffconcat version 1.0\nfile ${sibling}\n`],
    'ffconcat to the network': ['a.mp4', `ffconcat version 1.0\nfile '${http}'\n`],
    'ffconcat to a pattern': ['a.png', 'ffconcat version 1.0\nfile sibling-%03d.png\n'],
    'ffconcat with options': ['a.mp4', `ffconcat version 1.0\nfile ${sibling}\noption safe 0\n`],
    'DASH to a file': ['a.mp4', dash(`file://${file}`)],
    'DASH to the network': ['a.mp4', dash(http)],
    'DASH to a sibling, named .webm': ['a.webm', dash(sibling)],
    'SDP that opens a port': [
      'a.mp4',
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video ${port} RTP/AVP 96\n`,
    ],
    'SMIL to the network': ['a.mp4', `<smil><body><video src="${http}"/></body></smil>`],
    'SMIL to a file, named .mp3': ['a.mp3', `<smil><body><audio src="file://${file}"/></body></smil>`],
    'ASX to the network': ['a.wmv', `<asx version="3.0"><entry><ref href="${http}"/></entry></asx>`],
    'PLS to the network': ['a.mp3', `[playlist]\nFile1=${http}\nNumberOfEntries=1\n`],
    'M3U to the network': ['a.mp3', `${http}\n`],
    'XSPF to a file': [
      'a.mp3',
      `<?xml version="1.0"?><playlist><trackList><track><location>file://${file}</location></track></trackList></playlist>`,
    ],
    'RTSP reference': ['a.mov', `RTSPtext\nrtsp://${host}/x\n`],
    'RealMedia reference': ['a.ram', `rtsp://${host}/x\n`],
    'ISM manifest': [
      'a.mp4',
      `<?xml version="1.0"?><SmoothStreamingMedia><StreamIndex Url="${http}"/></SmoothStreamingMedia>`,
    ],
    'AviSynth script': ['a.mp4', `DirectShowSource("${file}")\n`],
    'VapourSynth script': ['a.mp4', `import vapoursynth\nopen("${file}")\n`],
    'ImageMagick drawing': [
      'a.png',
      `push graphic-context\nviewbox 0 0 64 64\nimage over 0,0 0,0 '${http}'\npop graphic-context\n`,
    ],
    'ImageMagick script': [
      'a.png',
      `<?xml version="1.0"?><image><read filename="${file}"/><write filename="/tmp/x.png"/></image>`,
    ],
    'PostScript that reads a file': ['a.png', `%!PS-Adobe-3.0 EPSF-3.0\n(${file}) (r) file\n`],
    'PDF with a link': ['a.png', `%PDF-1.4\n1 0 obj<</Type/Action/S/URI/URI(${http})>>endobj\n`],
    'SRT subtitles': ['a.mp4', '1\n00:00:00,000 --> 00:00:01,000\nwords\n'],
    'ASS subtitles with a font': ['a.mp4', '[Script Info]\nScriptType: v4.00+\n[Fonts]\nfontname: x.ttf\n'],
    'WebVTT subtitles': ['a.mp4', 'WEBVTT\n\n00:00.000 --> 00:01.000\nwords\n'],
    'MicroDVD subtitles with a path': ['a.mp4', `{DEFAULT}{}{f:${file}}\n{1}{2}x\n`],
    'ffmpeg metadata': ['a.mp4', ';FFMETADATA1\ntitle=x\n'],
    'a filter graph': ['a.mp4', `movie=${file}[out]`],
    'a shell script': ['a.png', '#!/bin/sh\ntouch /tmp/beatboard-was-here\n'],
    'a symbolic link in words': ['a.png', `IntxLNK\u0001${file}`],
    'a pattern as its content': ['a.png', 'sibling-%03d.png\n'],
    'an .htaccess': ['.htaccess', 'AddHandler application/x-httpd-php .png\n'],
    'an HTML page': ['a.jpg', `<!doctype html><script src="${http}"></script>`],
    'a JSON document': ['a.mp4', '{"files":[{"filepath":"/etc/passwd"}]}'],
  };
  return Object.entries(texts).map(([title, [name, text]]) =>
    hostileFile({ title, name, expected: refused.unknown, bytes: text }),
  );
}

/** Lists behind a few bytes that make them look like media to whoever looks at the first bytes alone. */
function disguisedLists({ file, http }: Targets): HostileFile[] {
  const list = hls(`file://${file}`);
  const disguises: Record<string, readonly [name: string, head: Buffer, expected: Outcome]> = {
    'an MP4 head': ['a.mp4', latin('\0\0\0\x10ftypisom\0\0\0\0'), refused.video],
    'an ID3 tag': ['a.mp3', latin('ID3\x03\0\0\0\0\0\0'), refused.sound],
    'an MP3 frame head': ['a.mp3', latin('\xff\xfb\x90\x00'), refused.sound],
    'a WAV head': ['a.wav', latin('RIFF\xff\xff\xff\x7fWAVE'), refused.sound],
    'a WebM head': ['a.webm', latin('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm'), refused.video],
    'an Ogg head': ['a.ogg', latin('OggS\0\x02'), refused.sound],
    'a FLAC head': ['a.flac', latin('fLaC\x80\0\0\x22'), refused.sound],
    'a PNG signature': ['a.png', latin('\x89PNG\r\n\x1a\n'), refused.picture],
    'a JPEG mark': ['a.jpg', latin('\xff\xd8\xff\xe0'), refused.picture],
    'a GIF head': ['a.gif', latin('GIF89a'), refused.picture],
    'a WebP head': ['a.webp', latin('RIFF\xff\xff\xff\x7fWEBP'), refused.picture],
    'an AVI head, as subtitles': [
      'a.avi',
      latin('RIFF\xff\xff\xff\x7fAVI LIST\0\0\0\0hdrlGAB2\0\x02\0'),
      refused.unknown,
    ],
  };
  return Object.entries(disguises).map(([what, [name, head, expected]]) =>
    hostileFile({ title: `HLS behind ${what}`, name, expected, bytes: join(head, list, http) }),
  );
}

/** Text that makes players and tools open something else. */
export function playlists(canaries: Canaries): HostileFile[] {
  const targets = { file: canaries.pipePath, http: `http://${canaries.host}/secret.ts`, sibling: 'sibling.ts' };
  return [...hlsFiles(targets), ...otherLists(targets, canaries.host), ...disguisedLists(targets)];
}
