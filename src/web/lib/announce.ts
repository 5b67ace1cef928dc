/** Says something to those who listen to the page instead of looking at it. */
export function announce(words: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = document.getElementById(`announce-${urgency}`);
  if (region === null) return;
  // The same words twice are said twice.
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = words));
}
