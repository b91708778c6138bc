// The classic notebook in Chromium, without a network: a notebook is run, code completed, input typed, a loop interrupted, the
// kernel restarted. node browser.mjs BROWSER URL FOLDER-FOR-SCREENSHOTS; prints what it saw as one line of JSON, or fails.
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [browserProgram, url, folder] = process.argv.slice(2);
const limit = 180_000; // ms; a notebook of several trainings takes its time
const saw = { blocked: [], pageErrors: [] };

const browser = await chromium.launch({
  executablePath: browserProgram,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 1600 } });
page.on('pageerror', (error) => saw.pageErrors.push(error.message));
try {
  page.setDefaultTimeout(limit);
  await page.route('**/*', (route) => {
    if (new URL(route.request().url()).hostname === '127.0.0.1') return route.continue();
    saw.blocked.push(route.request().url());
    return route.abort();
  });
  await open(page);
  await runAll(page);
  await complete(page);
  await answer(page);
  await interrupt(page);
  await restart(page);
  console.log(JSON.stringify(saw));
} catch (error) {
  await page.screenshot({ path: join(folder, 'failed.png'), fullPage: true });
  console.error(JSON.stringify(saw, null, 1));
  throw error;
} finally {
  await browser.close();
}

async function open(page) {
  await page.goto(url);
  await idle(page);
  saw.kernel = await page.textContent('#kernel_indicator .kernel_indicator_name');
}

async function runAll(page) {
  saw.codeCells = await page.evaluate(() => Jupyter.notebook.get_cells().filter((cell) => cell.cell_type === 'code').length);
  await page.click('#celllink');
  await page.click('#run_all_cells a');
  await page.waitForFunction(() => {
    const cells = Jupyter.notebook.get_cells().filter((cell) => cell.cell_type === 'code' && cell.get_text().trim());
    return cells.every((cell) => Number(cell.input_prompt_number) > 0);
  });
  await idle(page);
  saw.errors = await page.locator('.output_error').allTextContents();
  // A figure of plotly counts as drawn when its picture is there, not when its frame is.
  saw.figures = await page.evaluate(() => Jupyter.notebook.get_cells()
    .flatMap((cell) => cell.output_area?.outputs ?? [])
    .filter((output) => output.data?.['application/vnd.plotly.v1+json']
      || /id="[^"]+-data">/.test(output.data?.['text/html'] ?? '')).length); // those of sliders are HTML
  const drawn = page.locator('.js-plotly-plot:has(svg.main-svg .cartesianlayer .subplot), .js-plotly-plot:has(.gl-container canvas)');
  await drawn.nth(saw.figures - 1).waitFor({ state: 'attached', timeout: 120_000 });
  saw.drawn = await drawn.count();
  for (let figure = 0; figure < saw.drawn; figure++) {
    await drawn.nth(figure).screenshot({ path: join(folder, `figure-${figure + 1}.png`) });
  }
}

async function complete(page) {
  await type(page, 'Console.WriteLi');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => Jupyter.notebook.get_selected_cell().get_text() === 'Console.WriteLine' || document.querySelector('#complete'));
  if (await page.locator('#complete').count()) await page.keyboard.press('Enter');
  saw.completed = await page.evaluate(() => Jupyter.notebook.get_selected_cell().get_text());
  await page.keyboard.press('Shift+Tab');
  await page.waitForSelector('#tooltip .tooltiptext:visible');
  saw.tooltip = (await page.textContent('#tooltip .tooltiptext')).trim().slice(0, 200);
  await page.screenshot({ path: join(folder, 'tooltip.png') });
  await page.keyboard.press('Escape');
}

async function answer(page) {
  const output = await run(page, 'Console.Write("Hello, " + Console.ReadLine());');
  await output.locator('input.raw_input').fill('browser');
  await output.locator('input.raw_input').press('Enter');
  await output.getByText('Hello, browser').waitFor();
  saw.answered = true;
}

async function interrupt(page) {
  const output = await run(page, 'Console.WriteLine("looping"); while (true) { }');
  await output.getByText('looping').waitFor();
  await page.click('#kernellink');
  await page.click('#int_kernel a');
  await output.locator('.output_error').waitFor();
  saw.interrupted = (await output.locator('.output_error').textContent()).trim();
  await idle(page);
  await output.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(folder, 'interrupted.png') });
}

async function restart(page) {
  await run(page, 'var kept = 1;');
  await idle(page);
  await page.click('#kernellink');
  await page.click('#restart_kernel a');
  await page.click('.modal-dialog button.btn-danger');
  await page.waitForSelector('.modal-backdrop', { state: 'detached' });
  await page.waitForFunction(() => Jupyter.notebook.kernel.is_connected());
  await idle(page);
  const output = await run(page, 'Console.Write("alive again"); nameof(Console) + " is here"');
  await output.getByText('Console is here').waitFor();
  saw.promptAfterRestart = await page.evaluate(() => Number(Jupyter.notebook.get_selected_cell().input_prompt_number));
  await output.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(folder, 'restarted.png') });
}

// Adds a cell at the end and leaves the cursor in it.
async function type(page, code) {
  await page.evaluate(() => {
    const cell = Jupyter.notebook.insert_cell_at_bottom('code');
    Jupyter.notebook.select(Jupyter.notebook.find_cell_index(cell));
    Jupyter.notebook.edit_mode();
    cell.focus_editor();
  });
  await page.keyboard.type(code);
}

// Adds a cell at the end and runs it; returns its output.
async function run(page, code) {
  await page.evaluate((text) => {
    const cell = Jupyter.notebook.insert_cell_at_bottom('code');
    cell.set_text(text);
    Jupyter.notebook.select(Jupyter.notebook.find_cell_index(cell));
    cell.execute();
  }, code);
  return page.locator('.code_cell.selected .output_wrapper');
}

async function idle(page) {
  await page.waitForFunction(() => document.querySelector('#kernel_indicator_icon')?.classList.contains('kernel_idle_icon'));
}
