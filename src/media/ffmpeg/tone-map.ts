import type { VideoProbe } from './parse-probe.ts';

/** What the brightness of high dynamic range is written with: PQ and HLG. */
const hdrTransfers = ['smpte2084', 'arib-std-b67'] as const;

/**
 * The filters that bring high dynamic range to ours, BT.709 in studio range; `null` for ordinary pictures. White of
 * ordinary scenes is at 203 cd/m² (ITU-R BT.2408) and comes to 84 % of ours; brighter parts up to five times as much are
 * rolled off into the rest. Linear light needs 12 bytes a pixel: put them after scaling.
 */
export function toneMapFilters({
  colorSpace,
  colorRange,
}: Pick<VideoProbe, 'colorSpace' | 'colorRange'>): string[] | null {
  const transfer = hdrTransfers.find((name) => colorSpace.includes(name));
  if (transfer === undefined) return null;
  const range = colorRange === 'pc' ? 'pc' : 'tv';
  return [
    `setparams=range=${range}:color_primaries=bt2020:color_trc=${transfer}:colorspace=bt2020nc`,
    'zscale=t=linear:npl=203',
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=mobius:param=0.3:desat=0:peak=5',
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}
