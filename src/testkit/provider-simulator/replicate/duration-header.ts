/** The seconds of a `Cancel-After` header such as `90s`, `5m`, `1h30m45s` or `30`; undefined when it cannot be read. */
export function readCancelAfter(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const found = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (found === null || text === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The seconds of a `Prefer: wait` header: 60 when it names none, 0 for no waiting; undefined when it cannot be read. */
export function readPrefer(text: string): number | undefined {
  const found = /^wait(?:=(\d+))?$/.exec(text);
  if (found === null) return undefined;
  const seconds = Number(found[1] ?? 60);
  return seconds >= 1 && seconds <= 60 ? seconds : undefined;
}
