// SPDX-License-Identifier: Apache-2.0
// node page.mjs <http-url> [screenshot.png]: the sample's page, driven in a real browser.
// CHROMIUM names another browser than the default one.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const STEP_MS = 15_000;
const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 60_000);
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TEXT = 'hällo from a browser';
const BYTES = '00 01 fe ff';

const [url, screenshot] = process.argv.slice(2);
if (!url) {
  console.error('usage: node page.mjs <http-url> [screenshot.png]');
  process.exit(2);
}

let browser;
let step = 'launch';
let finished = false;
const complaints = [];

async function finish(reason) {
  if (finished) {
    return;
  }
  finished = true;
  clearTimeout(deadline);
  if (reason) {
    console.error(`FAILED ${step}: ${String(reason?.message ?? reason).split('\n')[0]}`);
  }
  complaints.forEach((line) => console.error(line));
  await browser?.close().catch(() => {});
  process.exit(reason || complaints.length > 0 ? 1 : 0);
}

const deadline = setTimeout(() => finish(`not finished within ${DEADLINE_MS} ms`), DEADLINE_MS);

async function status(page, wanted) {
  step = `status '${wanted}'`;
  await page.waitForFunction(
    (text) => document.querySelector('#status')?.textContent.trim() === text,
    wanted,
  );
  console.log(`ok status '${wanted}'`);
}

async function received(page, wanted) {
  step = `received '${wanted}'`;
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('#log .received')].some((line) => line.textContent.trim() === text),
    wanted,
  );
  console.log(`ok received '${wanted}'`);
}

async function drive(page) {
  step = 'load';
  const response = await page.goto(url);
  if (!response?.ok()) {
    throw new Error(`the page answered ${response?.status()}`);
  }
  await status(page, 'open');
  await page.fill('#text', TEXT);
  await page.click('#send-text');
  await received(page, `text: ${TEXT}`);
  await page.fill('#bytes', BYTES);
  await page.click('#send-bytes');
  await received(page, `bytes: ${BYTES}`);
  step = 'close';
  await page.click('#close');
  await status(page, 'closed 1000');
  step = 'screenshot';
  if (screenshot) {
    await page.screenshot({ path: screenshot, fullPage: true });
  }
}

try {
  if (!existsSync(BROWSER)) {
    throw new Error(`no browser at ${BROWSER}: install Chromium, or name one in CHROMIUM`);
  }
  browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  page.setDefaultTimeout(STEP_MS);
  page.on('console', (message) => {
    if (message.type() === 'error') {
      complaints.push(`console error: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('crash', () => complaints.push('the page crashed'));
  await drive(page);
  step = 'browser';
  console.log(`browser ${browser.version()}`);
  await finish();
} catch (error) {
  await finish(error);
}
