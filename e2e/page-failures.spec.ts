/** The page when something is missing: it says what and why, offers another try, and its controls go on working. */
import { expect, test } from '@playwright/test';
import { dial, finished, openPage, QUICK } from './page-tools.ts';

const retry = { name: 'Try again' };

test('damaged weights: a clear message, and another try works', async ({ page, context }) => {
  await context.route('**/dial.safetensors?*', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body.writeUInt8(body.readUInt8(body.length - 1) ^ 1, body.length - 1);
    await route.fulfill({ response, body });
  });
  await openPage(page);
  await expect(page.getByRole('alert')).toContainText(/files are damaged\. dial\.safetensors is damaged: its SHA-256/);
  await dial(page).press('ArrowRight');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '5 steps');
  await page.getByRole('button', retry).click();
  await expect(page.getByRole('alert')).toContainText(/damaged/);
  await context.unroute('**/dial.safetensors?*');
  await page.getByRole('button', retry).click();
  await finished(page, 5);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('no model on the server', async ({ page, context }) => {
  await context.route('**/model.json', (route) => route.fulfill({ status: 404, body: 'nothing here' }));
  await openPage(page);
  await expect(page.getByRole('alert')).toContainText('The model could not be downloaded. The server answered 404');
  await expect(page.getByRole('figure', { name: 'Distance to real images' })).toContainText(
    'The curves could not be loaded.',
  );
  await context.unroute('**/model.json');
  await page.getByRole('button', retry).click();
  await finished(page, 4);
  await expect(page.getByRole('figure', { name: 'Distance to real images' })).toContainText(
    'With 4 steps, the dial scores',
  );
});

test('no network, then a network again', async ({ page, context }) => {
  await context.route('**/models/**', (route) => route.abort('internetdisconnected'));
  await openPage(page);
  await expect(page.getByRole('alert')).toContainText('could not be reached. Check the connection');
  await context.unroute('**/models/**');
  await page.getByRole('button', retry).click();
  await finished(page, 4);
});

test('an invalid model.json', async ({ page, context }) => {
  await context.route('**/model.json', (route) => route.fulfill({ json: { format: 2 } }));
  await openPage(page);
  await expect(page.getByRole('alert')).toContainText('The model’s description is not valid. model.json: format');
});

test('without WebGPU the page uses the next backend and says why', async ({ page }) => {
  await openPage(page, 'n=1&steps=1');
  await finished(page, 1, 60_000);
  const engine = page.getByTestId('engine');
  await expect(engine).toContainText('WebGPU is not used: ');
  await expect(engine).toContainText(/Runs on (WebGL|WebAssembly)/);
});

test('a backend that is not available: the page says why, and another can be chosen', async ({ page }) => {
  await openPage(page, 'n=1&steps=1&backend=webgpu');
  await expect(page.getByRole('alert')).toContainText('No backend of this browser could run the network.');
  await expect(page.getByRole('alert')).toContainText(/WebGPU|webgpu/);
  await page.getByLabel('Backend').selectOption('WebAssembly');
  await finished(page, 1);
  await expect(page).toHaveURL(/backend=wasm/);
});

test('the second visit takes the model from the cache', async ({ page }) => {
  await openPage(page);
  await finished(page, 4);
  await expect(page.getByTestId('engine')).toContainText(/Model [\d.]+\sMB, downloaded/);
  await page.reload();
  await finished(page, 4);
  await expect(page.getByTestId('engine')).toContainText('from cache');
});

for (const script of ['**/host-entry-*.js', '**/engine-host-*.js']) {
  test(`a script of the worker that does not load: ${script}`, async ({ page, context }) => {
    await context.route(script, (route) => route.abort());
    await openPage(page, QUICK);
    await expect(page.getByRole('alert')).toContainText('The engine could not be started');
    await context.unroute(script);
    await page.getByRole('button', retry).click();
    await finished(page, 4);
  });
}

test('a backend’s file that does not arrive once is fetched again; one that never arrives is a matter of the network', async ({
  page,
  context,
}) => {
  let lost = 1;
  await context.route('**/*.wasm', (route) => (lost-- > 0 ? route.fulfill({ status: 503 }) : route.continue()));
  await openPage(page, QUICK);
  await finished(page, 4);
  await expect(page.getByTestId('engine')).toContainText('Runs on WebAssembly');

  lost = Number.POSITIVE_INFINITY;
  await page.reload();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The code for WebAssembly did not arrive. Check the connection');
  await expect(alert).not.toContainText('another browser');
  lost = 0;
  await page.getByRole('button', retry).click();
  await finished(page, 4);
});

test('charts whose code does not load do not affect the rest of the page', async ({ page, context }) => {
  await context.route('**/AllCharts-*.js', (route) => route.abort());
  await openPage(page);
  await expect(page.getByRole('alert')).toContainText('The charts could not be loaded.');
  await finished(page, 4);
});

test('a page that something else has changed says that it has stopped, and reloading brings it back', async ({
  page,
}) => {
  await openPage(page);
  await finished(page, 4);
  // As a translator does: what React is to remove is elsewhere.
  await page.evaluate(() => {
    const remove = Node.prototype.removeChild;
    Node.prototype.removeChild = () => {
      Node.prototype.removeChild = remove;
      throw new DOMException('The node to be removed is not a child of this node.', 'NotFoundError');
    };
  });
  await page.getByRole('button', { name: 'Pin', exact: false }).first().click();
  await expect(page.getByRole('alert')).toContainText('The page has stopped because of an error. Reload it to go on.');
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await finished(page, 4);
});

for (const file of ['', 'embed.html'])
  test(`${file || 'index.html'}: where its script does not arrive, it says so and can be loaded again`, async ({
    page,
  }) => {
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(`./${file}?steps=2&lang=de`);
    await expect(page.getByText('StepDial konnte hier nicht starten. Ein Teil ist nicht angekommen.')).toBeVisible();
    await page.unroute('**/assets/*.js');
    await page.getByRole('link', { name: 'Neu laden' }).click();
    await expect(page.locator('#dial')).toHaveAttribute('aria-valuetext', '2 Schritte');
  });

test('a part of the page that only its first script asks for does not arrive: the same', async ({ page }) => {
  await page.route('**/assets/main-*.js', (route) => route.abort());
  await page.goto('./?lang=de');
  await expect(page.getByText('StepDial konnte hier nicht starten. Ein Teil ist nicht angekommen.')).toBeVisible();
});
