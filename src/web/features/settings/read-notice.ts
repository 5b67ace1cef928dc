/** Whose work is inside, and under which licences; comes when it is asked for. */
export async function readNotice(): Promise<string> {
  return (await import('../../../../NOTICE?raw')).default;
}
