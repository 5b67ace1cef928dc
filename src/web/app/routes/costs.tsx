/** To be composed from its features. */
export function CostsRoute() {
  return <main className="p-12" />;
}
