import { gzipSync } from 'node:zlib';
import { hostileFile, refused } from './hostile-file.ts';
import type { Canaries } from './canaries.ts';
import type { HostileFile } from './hostile-file.ts';

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" height="64">';

/** Nine steps of ten: a thousand million letters from one kilobyte. */
function billionLaughs(): string {
  const steps = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${steps.join('')}]>${open}<text>&l9;</text></svg>`;
}

/** SVG is a programme: it may hold scripts, entities and links. It is never taken, whatever it is called. */
export function vectorPictures(canaries: Canaries): HostileFile[] {
  const { pipePath, host } = canaries;
  const link = `http://${host}/secret.png`;
  const entity = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://${pipePath}">]>${open}<text>&x;</text></svg>`;
  const texts: Record<string, string | Uint8Array> = {
    SVG: `${open}<rect width="64" height="64"/></svg>`,
    'SVG with a script': `${open}<script>alert(1)</script></svg>`,
    'SVG with an event': `${open}<rect onload="alert(1)" width="9" height="9"/></svg>`,
    'SVG with an entity of a file': entity,
    'SVG with an entity of the network': entity.replace(`file://${pipePath}`, link),
    'SVG with an outer document type': `<!DOCTYPE svg SYSTEM "${link}">${open}</svg>`,
    'SVG with a picture from the network': `${open}<image xlink:href="${link}" width="64" height="64"/></svg>`,
    'SVG with a picture from a file': `${open}<image href="file://${pipePath}" width="64" height="64"/></svg>`,
    'SVG with a picture beside it': `${open}<image href="sibling-001.png" width="64" height="64"/></svg>`,
    'SVG with another SVG inside': `${open}<use href="file://${pipePath}#x"/></svg>`,
    'SVG with a style from the network': `<?xml-stylesheet href="${link}"?>${open}</svg>`,
    'SVG with a page inside': `${open}<foreignObject width="64" height="64"><iframe src="${link}"/></foreignObject></svg>`,
    'SVG with an inclusion': `${open}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${pipePath}" parse="text"/></svg>`,
    'SVG with a billion laughs': billionLaughs(),
    'SVG of a billion pixels': open.replaceAll('"64"', '"100000"') + '<rect width="1" height="1"/></svg>',
    'SVG nested ten thousand deep': `${open}${'<g>'.repeat(10_000)}${'</g>'.repeat(10_000)}</svg>`,
    'SVG behind white space': `${' \n'.repeat(200)}${open}</svg>`,
    'SVG in UTF-16': Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${open}</svg>`, 'utf16le'),
    'SVG, compressed': gzipSync(`${open}<image href="${link}"/></svg>`),
  };
  const names = ['a.svg', 'a.png', 'a.jpg', 'a.webp'];
  return Object.entries(texts).map(([title, bytes], index) =>
    hostileFile({ title, name: names[index % names.length] ?? '', expected: refused.unknown, bytes }),
  );
}
