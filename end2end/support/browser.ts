// Which browser the tests drive: HALL_CHROMIUM, else the one that the system's packages bring, else Playwright's own.

import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

export const executablePath = process.env.HALL_CHROMIUM ?? places.find((place) => existsSync(place));

export const launchOptions = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
