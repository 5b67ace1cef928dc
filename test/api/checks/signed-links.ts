import { expect } from 'vitest';
import { makeBelongings } from '#testkit/api/belongings.ts';
import type { Town } from './authorisation.ts';

/** A link opens the file it was made for, for reading; changed in the least, it opens nothing and says the same. */
export async function checkLinks({ server, ada, eve }: Town): Promise<void> {
  const { send } = server;
  const get = (path: string, method = 'GET') => send({ method, path });
  const linkOf = async (path: string, field: string, owner = ada): Promise<string> => {
    const answer = await send({ method: 'GET', path, headers: { 'x-api-key': owner.key } });
    return (answer.json() as Record<string, string>)[field]!.replace(server.origin, '');
  };
  const link = await linkOf(`/api/artifacts/${ada.artifact_id}`, 's3_url');
  const foreign = await linkOf(`/api/artifacts/${eve.artifact_id}`, 's3_url', eve);
  const asset = await linkOf(`/api/assets/${ada.asset_id}`, 'url');
  for (const path of [link, asset]) {
    expect((await get(path)).status).toBe(200);
    expect((await get(path, 'HEAD')).status).toBe(200);
  }
  const [path, query] = link.split('?') as [string, string];
  const parts = new URLSearchParams(query);
  const expires = Number(parts.get('expires'));
  const signature = parts.get('signature')!;
  const otherLetter = (text: string, at: number): string =>
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  const changed = [
    ...[link.replace(ada.artifact_id, eve.artifact_id), `${foreign.split('?')[0]}?${query}`],
    ...[`/api/assets/${ada.asset_id}/content?${query}`, link.replace(/user=\w+/, 'user=eve')],
    ...[
      link.replace(/expires=\d+/, `expires=${expires + 300}`),
      link.replace(/expires=\d+/, `expires=${expires - 7200}`),
    ],
    ...[
      `${link}&extra=1`,
      `${path}?signature=`,
      `${path}?user=ada&signature=${signature}`,
      `${path}?signature=${signature}`,
    ],
    ...[0, 20, 40].map((at) => link.replace(signature, otherLetter(signature, at))),
  ];
  const answers = await Promise.all(changed.map((each) => get(each)));
  for (const [index, { status }] of answers.entries()) expect(status, changed[index]).toBe(403);
  const bodies = answers.map(({ text }) => text.replace(/"request_id":"req_\w+"/, ''));
  expect(new Set(bodies).size).toBe(1);
  // A link is for reading that one file: it opens nothing else, and changes nothing.
  for (const elsewhere of [`/api/artifacts/${ada.artifact_id}?${query}`, `/api/video/${ada.video_id}?${query}`]) {
    expect((await get(elsewhere)).status).toBe(401);
  }
  expect((await get(link, 'DELETE')).status).toBe(405);
  const gone = await makeBelongings(server, 'ada', 1);
  const goneLink = await linkOf(`/api/artifacts/${gone.artifact_id}`, 's3_url', gone);
  await server.paper.studio.videos.delete('ada', gone.video_id);
  expect((await get(goneLink)).status).toBe(404);
}
