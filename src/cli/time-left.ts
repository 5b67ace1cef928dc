/** An estimate and when it came, on the clock that is asked later. */
export interface TimeEstimate {
  readonly etaSeconds: number;
  readonly receivedAtSeconds: number;
}

/** Seconds left now: the estimate counted down since it came, never below 0; null while there is none. */
export function timeLeftSeconds(estimate: TimeEstimate | null, nowSeconds: number): number | null {
  if (estimate === null) return null;
  return Math.max(0, estimate.etaSeconds - Math.max(0, nowSeconds - estimate.receivedAtSeconds));
}

/**
 * Time left in words that do not pretend to know better than they do: steps of 5 seconds, above two minutes of 15.
 * Rounded up, so that a promise is rather kept than broken.
 */
export function describeTimeLeft(secondsLeft: number | null): string {
  if (secondsLeft === null) return 'estimating time left';
  if (secondsLeft <= 5) return 'a few seconds left';
  const step = secondsLeft > 120 ? 15 : 5;
  return `about ${clock(Math.ceil(secondsLeft / step) * step)} left`;
}

/** Whole seconds as `m:ss` or `h:mm:ss`, rounded down as a clock shows them. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (part: number): string => String(part).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${pad(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}
