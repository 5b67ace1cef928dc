/** Ends a check: prints every fault and sets exit code 1, or prints `success`. */
export function reportFaults(faults: readonly string[], success: string): void {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(success);
}
