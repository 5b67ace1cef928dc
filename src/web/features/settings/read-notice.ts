const files = import.meta.glob<string>('../../../../NOTICE', { query: '?raw', import: 'default' });

/** Whose work is inside, and under which licences; comes when it is asked for. */
export async function readNotice(): Promise<string> {
  const [read] = Object.values(files);
  return read === undefined ? '' : read();
}
