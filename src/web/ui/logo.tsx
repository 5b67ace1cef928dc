/** The mark: four bars of sound, the third in the accent. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <rect x="1" y="8" width="3" height="4" rx="1" fill="currentColor" />
      <rect x="6" y="4" width="3" height="12" rx="1" fill="currentColor" />
      <rect x="11" y="1" width="3" height="18" rx="1" fill="var(--accent)" />
      <rect x="16" y="6" width="3" height="8" rx="1" fill="currentColor" />
    </svg>
  );
}
