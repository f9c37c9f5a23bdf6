/** The figures as one table, a line for each, with its origin on every line: so lines of several devices can be joined. */

import type { ModelManifest } from '../../../package/manifest.ts';
import type { Provenance } from '../../../package/provenance.ts';
import type { Figures } from './figures.ts';

type Cell = string | number | null;
/** What differs from line to line; docs/export.md says what each is. */
interface Line {
  figure: string;
  unit: string;
  sampler?: string | undefined;
  network?: string | undefined;
  steps?: number | undefined;
  images?: number;
  guidance?: number | null | undefined;
  value: number | null;
  low?: number | null | undefined;
  high?: number | null | undefined;
  count: number;
}

const OWN = ['figure', 'unit', 'sampler', 'network', 'steps', 'images', 'guidance', 'value', 'low', 'high', 'count'];

export function csvOf(
  figures: Figures,
  { model, curves, metric, settings, device, versions, date }: Provenance,
  { networks, captions }: Pick<ModelManifest, 'networks' | 'captions'>,
  address: string,
): string {
  const origin: Record<string, Cell> = {
    model,
    curves_sha256: curves.sha256,
    metric: metric.name,
    metric_sha256: metric.sha256,
    seed: settings.seed,
    backend: device?.backend ?? null,
    device: device?.description ?? null,
    version: versions.stepdial,
    commit: versions.commit,
    tensorflowjs: versions.tensorflowjs,
    user_agent: 'userAgent' in versions ? versions.userAgent : null,
    date,
    address,
  };
  const hashOf = (name: string | undefined) => networks.find((network) => network.name === name)?.file.sha256 ?? null;
  const rows = linesOf(figures, captions?.guidance.default).map((line) => {
    const cells = new Map<string, Cell | undefined>(Object.entries(line));
    return [...OWN.map((name) => cells.get(name) ?? null), hashOf(line.network), ...Object.values(origin)];
  });
  return [[...OWN, 'network_sha256', ...Object.keys(origin)], ...rows].map(formatRow).join('');
}

function linesOf({ latency, curves, live }: Figures, ownGuidance: number | undefined): Line[] {
  return [
    ...latency.flatMap(({ sampler, network, steps, count: images, runs, summary }): Line[] => {
      const of = { unit: 'ms', sampler, network, steps, images };
      const { median, low, high, count } = summary;
      const each = runs.map((value) => ({ figure: 'latency_run', ...of, value, count: 1 }));
      return [{ figure: 'latency', ...of, value: median, low, high, count }, ...each];
    }),
    ...curves.flatMap(
      ({ family, sampler, network, steps, count, fidProxy, fidProxyInterval, kid, accuracy }): Line[] => {
        const floor = family === 'real' ? '_floor' : '';
        const of = { sampler, network, steps, count, guidance: floor ? null : ownGuidance };
        const [low, high] = fidProxyInterval;
        return [
          { figure: `fid_proxy${floor}`, unit: 'squared distance', ...of, value: fidProxy, low, high },
          { figure: `kid${floor}`, unit: 'squared distance', ...of, value: kid },
          { figure: `accuracy${floor}`, unit: 'fraction', ...of, value: accuracy },
        ];
      },
    ),
    ...live.map(({ sampler, network, steps, guidance, count, estimate }): Line => {
      const { value = null, low = null, high = null } = estimate ?? {};
      return {
        figure: 'fid_proxy_live',
        unit: 'squared distance',
        sampler,
        network,
        steps,
        guidance,
        value,
        low,
        high,
        count,
      };
    }),
  ];
}

/** As RFC 4180 has it. */
const formatRow = (cells: readonly Cell[]): string => `${cells.map(formatCell).join(',')}\r\n`;

function formatCell(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
