import { launch } from 'chrome-launcher';
import lighthouse, { defaultConfig } from 'lighthouse';

const url = process.argv[2];
for (let i = 0; i < +(process.argv[3] ?? 1); i++) {
  const chrome = await launch({
    chromePath: '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-quic'],
  });
  const { lhr } = await lighthouse(url, {
    port: chrome.port,
    onlyCategories: ['performance'],
    logLevel: 'error',
    throttling: { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: 3.77 },
  });
  await chrome.kill();
  console.log(
    'perf',
    lhr.categories.performance.score * 100,
    [
      'first-contentful-paint',
      'largest-contentful-paint',
      'speed-index',
      'total-blocking-time',
      'cumulative-layout-shift',
    ]
      .map((k) => k + ' ' + lhr.audits[k].displayValue + ' ' + lhr.audits[k].score)
      .join('; '),
  );
  console.log(
    lhr.audits['long-tasks'].details.items
      .map((t) => `${Math.round(t.startTime)} ${Math.round(t.duration)} ${t.url.split('/').pop()}`)
      .join('\n'),
  );
  console.log(
    JSON.stringify(
      lhr.audits['forced-reflow-insight'].details?.items?.map((i) =>
        i.items?.map((x) => [x.source?.url?.split('/').pop(), x.source?.line, x.source?.column, x.reflowTime]),
      ),
    ).slice(0, 800),
  );
}
