/** To be composed from its features. */
export function BranchesRoute() {
  return <main className="p-12" />;
}
