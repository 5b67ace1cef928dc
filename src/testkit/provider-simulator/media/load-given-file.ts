/** Fetches a file that a call was given: a data URL, or an address. Throws when it cannot be had. */
export async function loadGivenFile(url: string): Promise<Uint8Array> {
  // Data URLs are read by the same way: fetch knows them.
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`The file at ${url.slice(0, 100)} answers ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
