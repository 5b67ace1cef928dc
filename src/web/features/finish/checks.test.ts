import { describe, expect, it } from 'vitest';
import { checksOf } from './checks.ts';

describe('checks of a report', () => {
  it('are told once each, by the worst that was found', () => {
    const checks = checksOf({
      passed: false,
      findings: [
        { check: 'length', severity: 'ok', message: '120 frames' },
        { check: 'text_contrast', severity: 'warning', message: 'weak', at_seconds: 2 },
        { check: 'text_contrast', severity: 'fault', message: 'unreadable', at_seconds: 1 },
        { check: 'text_contrast', severity: 'ok', message: 'fine' },
      ],
    });
    expect(checks.map(({ check, severity }) => [check, severity])).toEqual([
      ['length', 'ok'],
      ['text_contrast', 'fault'],
    ]);
    expect(checks[1]!.findings.map(({ message }) => message)).toEqual(['unreadable', 'weak']);
  });
});
