import { describe, expect, it } from 'vitest';
import { costCsv } from './cost-csv.ts';
import { budgetState } from './budget-state.ts';
import { modelRows, offByOf } from './model-rows.ts';
import { modelTitle } from '../../lib/model-title.ts';
import { chartTop, courseOf, monthDays } from './month-days.ts';
import { boundsOf, daysIn, monthName, monthsToChoose, readMonth } from './months.ts';

const now = new Date('2026-11-20T12:00:00Z');
const row = (key: string, spent: number) => ({
  key,
  calls: 2,
  spent_usd: spent,
  held_usd: 0,
  unclear_usd: 0,
  unpriced_calls: 0,
});

describe('months', () => {
  it('reads the one of the address, else takes the present one by UTC', () => {
    expect(readMonth('2026-02', now)).toBe('2026-02');
    for (const wrong of [undefined, '2026-13', '2026-2', 'x', '1999-01']) expect(readMonth(wrong, now)).toBe('2026-11');
  });

  it('has bounds, a length and a name', () => {
    expect(boundsOf('2026-12')).toEqual({ from: '2026-12-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' });
    expect([daysIn('2026-02'), daysIn('2028-02'), daysIn('2026-11')]).toEqual([28, 29, 30]);
    expect(monthName('2026-11', 'de')).toBe('November 2026');
  });

  it('offers those with calls, the present and the shown one, newest first', () => {
    const days = ['2026-09-30', '2026-11-01', '2026-11-02'];
    expect(monthsToChoose(days, '2025-01', now)).toEqual(['2026-11', '2026-09', '2025-01']);
  });
});

describe('the days of a month', () => {
  const spent = [row('2026-10-31', 50), row('2026-11-02', 3), row('2026-11-20', 1)];

  it('adds up to today, and goes on at the pace', () => {
    const days = monthDays('2026-11', spent, now);
    expect(days).toHaveLength(30);
    expect(days[1]).toMatchObject({ usd: 3, sumUsd: 3, courseUsd: null });
    expect(days[19]).toMatchObject({ sumUsd: 4, courseUsd: 4, isToday: true });
    expect(days[20]).toMatchObject({ usd: 0, sumUsd: null });
    expect(days[29]?.courseUsd).toBeCloseTo((4 / 19.5) * 30);
  });

  it('has a past month in whole and without a pace', () => {
    const days = monthDays('2026-10', spent, now);
    expect(days.at(-1)).toMatchObject({ sumUsd: 50, courseUsd: null, isToday: false });
  });

  it('guesses no pace from a day, or from nothing', () => {
    expect(courseOf('2026-11', 4, new Date('2026-11-02T09:00:00Z'))).toBeNull();
    expect(courseOf('2026-11', 0, now)).toBeNull();
  });

  it('draws a budget that is in sight, and leaves out one that would press everything flat', () => {
    const days = monthDays('2026-11', spent, now);
    expect(chartTop(days, 8)).toBeCloseTo(9.2);
    expect(chartTop(days, 1000)).toBeLessThan(10);
  });
});

it('says where a budget stands', () => {
  expect([0, 39.9, 40, 79.9, 80, 90].map((used) => budgetState(used, 80))).toEqual([
    'below',
    'below',
    'past',
    'past',
    'over',
    'over',
  ]);
  expect(budgetState(5, null)).toBe('none');
  expect(budgetState(0, 0)).toBe('over');
});

it('puts estimates beside what models cost', () => {
  const models = [
    { model: 'a', calls: 2, estimate_usd: 2, actual_usd: 2.1 },
    { model: 'b', calls: 1, estimate_usd: 2, actual_usd: 1.7 },
  ];
  const rows = modelRows({ rows: [row('a', 2.1), row('b', 1.7), row('c', 4.2)], models });
  expect(rows.map(({ key, share }) => [key, share])).toEqual([
    ['c', 1],
    ['a', 0.5],
    ['b', 1.7 / 4.2],
  ]);
  expect(rows[0]?.offBy).toBeNull();
  expect(rows[1]?.offBy).toBeCloseTo(0.05);
  expect(offByOf(models)).toBeCloseTo(0.05);
  expect(offByOf([])).toBeNull();
  expect(modelTitle('hailuo', [{ id: 'minimax/hailuo', title: 'Hailuo' }])).toBe('Hailuo');
  expect(modelTitle('gone', [])).toBe('gone');
});

it('writes a table that no spreadsheet takes for formulas', () => {
  const text = costCsv([
    { by: 'video', rows: [row('video_1', 1.5)], titleOf: () => '=HYPERLINK("http://x"),\nnew' },
    { by: 'model', rows: [{ ...row('flux', 2), offBy: -0.02 }], titleOf: () => 'FLUX' },
  ]);
  expect(text.split('\r\n')).toEqual([
    'by,key,title,calls,spent_usd,held_usd,unclear_usd,unpriced_calls,off_estimate',
    'video,video_1,"\'=HYPERLINK(""http://x""),\nnew",2,1.5,0,0,0,',
    'model,flux,FLUX,2,2,0,0,0,-0.02',
    '',
  ]);
});
