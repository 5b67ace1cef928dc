/** To be composed from its features. */
export function CompareRoute() {
  return <main className="p-12" />;
}
