import { build, loadConfigFromFile, mergeConfig } from 'vite';
import zlib from 'node:zlib';
const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, './vite.config.ts');
const plugin = { name: 'sizes', generateBundle(_o, bundle) {
  const first = new Set(); const add = (n) => { if (first.has(n)) return; first.add(n); for (const i of bundle[n].imports) add(i); };
  for (const c of Object.values(bundle)) if (c.isEntry || /routes\/home\.tsx$/.test(c.facadeModuleId ?? '')) add(c.fileName);
  let total = 0; const mods = {};
  for (const n of first) { const c = bundle[n]; const gz = zlib.gzipSync(c.code).length; total += gz; console.log(n, gz);
    for (const [id, m] of Object.entries(c.modules)) { const k = id.includes('node_modules') ? id.split('node_modules/').pop().split('/').slice(0, id.split('node_modules/').pop().startsWith('@') ? 2 : 1).join('/') : 'own/' + id.split('src/').pop().split('/').slice(0,3).join('/'); mods[k] = (mods[k] ?? 0) + m.renderedLength; } }
  console.log('TOTAL', total); console.log(Object.entries(mods).sort((a, b) => b[1] - a[1]).slice(0, 34).map(([k, v]) => k + ' ' + v).join('\n'));
} };
await build(mergeConfig(config, { configFile: false, logLevel: 'silent', plugins: [plugin], build: { outDir: '/tmp/studio-lead', emptyOutDir: true } }));
