/** To be composed from its features. */
export function SettingsRoute() {
  return <main className="p-12" />;
}
