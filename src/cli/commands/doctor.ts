import type { DoctorReport } from '#contract/doctor-report.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';

/** `beatboard doctor`: prints what was found, one line a check. Returns the exit code: 1 when there is a fault. */
export async function runDoctorCommand(json: boolean, dependencies: ProgramDependencies): Promise<number> {
  const report = await dependencies.runDoctor();
  const text = json ? `${JSON.stringify(report, null, 2)}\n` : describeDoctorReport(report);
  dependencies.stdout.write(text);
  return report.ok ? 0 : 1;
}

/** The report as aligned lines, each fault followed by its fix. Without colour: stdout may be a file. */
export function describeDoctorReport(report: DoctorReport): string {
  const columns = Math.max(0, ...report.checks.map((check) => check.name.length));
  const lines = report.checks.flatMap(({ name, ok, found, fix }) => [
    `${ok ? 'ok   ' : 'fault'}  ${name.padEnd(columns)}  ${found}`,
    ...(fix === null ? [] : [`${' '.repeat(columns + 9)}${fix}`]),
  ]);
  const faults = report.checks.filter((check) => !check.ok).length;
  const verdict = report.ok ? 'Everything is in order.' : `${faults} ${faults === 1 ? 'fault' : 'faults'} found.`;
  return `${[...lines, verdict].join('\n')}\n`;
}
