// Sliders in Chromium, without a network: dragged, shown twice, found again after the page is loaded anew, closed, and drawn by a restarted kernel.
// node sliders.mjs BROWSER BASE_URL TOKEN KERNEL BUNDLE FOLDER-FOR-SCREENSHOTS MOVES, the first cell on its input; what it saw, as one line of JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [program, base, token, kernelName, bundle, folder, moves] = process.argv.slice(2);
const setup = readFileSync(0, 'utf8');
const limit = Number(process.env.SLIDERS_LIMIT ?? 120_000); // ms
const saw = { errors: [] };
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
page.setDefaultTimeout(limit);
page.on('pageerror', (error) => saw.errors.push(error.message));
const said = []; // for whoever looks for what went wrong
page.on('console', (message) => said.push(message.text()));
page.on('requestfailed', (request) => said.push(`failed: ${request.url().slice(0, 200)}`));

try {
  await page.goto(`${base}api/status?token=${token}`); // the cookie with which plotly.js is served
  await load();
  const kernel = await inTime(page.evaluate(([key, name]) => window.front.begin(key, name), [token, kernelName]), 'the kernel');
  await cell(setup);
  const wave = `var wave = Interact.With((double phase, int points) => Drawn(phase, points), Slider.Linear(0, 100, 1), Slider.Whole(100, 2000, ${moves > 0 ? 2000 : 500}));\nwave`;
  await cell(wave);
  await ready();
  saw.labels = await page.locator('.widget-slider .widget-label').allTextContents();
  saw.drawn = (await page.evaluate(() => window.front.heights().length)) > 0;

  if (moves > 0) {
    await page.evaluate(() => window.front.latencies('phase', 20, 0));
    saw.apart = await page.evaluate((count) => window.front.latencies('phase', count, 100), Number(moves));
    saw.dragged = await page.evaluate((count) => window.front.latencies('phase', count, 0), Number(moves));
  } else {
    await drag(0.3);
    await cell('wave');
    await page.waitForFunction(() => window.front.figures().length === 2 && window.front.heights(1).length > 0);
    await drag(0.2);
    saw.dragged = await settled();
    saw.dragged.views = await page.evaluate(() => [0, 1].map((figure) => window.front.heights(figure)[0].toFixed(4)));
    saw.dragged.readouts = await page.locator('.widget-readout').allTextContents();
    await page.screenshot({ path: join(folder, 'sliders.png') });

    const before = saw.dragged.figure;
    await page.evaluate(() => window.front.keep());
    await load();
    await page.evaluate(([key, name, id]) => window.front.begin(key, name, id), [token, kernelName, kernel]);
    await ready();
    await page.waitForFunction((height) => window.front.heights()[0]?.toFixed(4) === height, before);
    saw.reloaded = { before, after: (await settled()).figure };
    await drag(0.1);
    saw.reloaded.moves = (await settled()).figure !== before;

    await cell('wave.Close();');
    await page.waitForFunction(() => document.querySelectorAll('.widget-slider').length === 0);
    saw.closed = await page.locator('.widget-slider').count();

    await page.evaluate(() => window.front.restart());
    await cell(setup);
    await cell(wave);
    await ready();
    await drag(0.3);
    const after = await settled();
    saw.restarted = after.figure === after.kernel && after.figure !== Math.sin(1).toFixed(4);
  }
  console.log(JSON.stringify(saw));
} catch (error) {
  await page.screenshot({ path: join(folder, 'sliders-failed.png'), fullPage: true });
  console.error(JSON.stringify({ ...saw, said: said.slice(-30) }, null, 1));
  throw error;
} finally {
  await browser.close();
}

async function cell(code) {
  const text = await inTime(page.evaluate((source) => window.front.run(source), code), code);
  if (text) throw new Error(text);
}

// An empty page of the server's own: a browser lets no other talk to it.
async function load() {
  await page.goto(`${base}no-such-page`);
  await page.setContent('<!doctype html><meta charset="utf-8"><body data-base-url="/"></body>');
  await page.addStyleTag({ path: bundle.replace(/\.js$/, '.css') });
  await page.addScriptTag({ path: bundle });
}

// What runs in the page has no limit of its own.
function inTime(promise, what) {
  const late = new Promise((_, failed) => setTimeout(() => failed(new Error(`waited for: ${what}`)), limit).unref());
  return Promise.race([promise, late]);
}

async function ready() {
  await page.waitForSelector('.widget-slider .noUi-handle');
  await page.waitForFunction(() => window.front.heights().length > 0);
}

// Drags the first slider's handle to the right by a part of its length.
async function drag(part) {
  const box = await page.locator('.widget-slider .noUi-handle').first().boundingBox();
  const length = (await page.locator('.widget-slider .noUi-target').first().boundingBox()).width;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) await page.mouse.move(x + (length * part * step) / 20, y);
  await page.mouse.up();
}

// What the kernel says the figure should show, and what it shows, once both agree or have had their time.
async function settled() {
  let seen;
  for (let turn = 0; turn < 100; turn++) {
    const phase = Number(await page.evaluate(() => window.front.run('Console.Write(wave.Value<double>("phase"))')));
    const heights = await page.evaluate(() => window.front.heights());
    const [kernel, figure] = [Math.sin(phase).toFixed(4), heights[0].toFixed(4)];
    seen = { kernel, figure, points: heights.length, moved: phase !== 1 };
    if (kernel === figure) break;
    await page.waitForTimeout(100);
  }
  return seen;
}
