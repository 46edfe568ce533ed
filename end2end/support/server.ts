// Starts the real program with the sample in a database of its own, and stops it again.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Password of the sample's people in these tests. */
export const PASSWORD = 'a password for tests only';

const root = resolve(__dirname, '../..');

export interface Hall {
  url: string;
  /** A folder of this run, removed at the end unless the hall opens again on it. */
  folder: string;
  stop(keep?: 'keep'): Promise<void>;
}

export interface Opening {
  /** What the hall's clock shows, local time: `2008-03-03 09:12`. The machine's time when absent. */
  clock?: string;
  /** The folder of a hall that was stopped: it goes on with the same data. */
  folder?: string;
  /** Until then it is paused. */
  pausedUntil?: string;
}

/** Opens a hall. `HALL_BIN` and `HALL_SITE` name another program and another site than those of `make build`. */
export async function openHall(opening: Opening = {}): Promise<Hall> {
  const program = resolve(process.env.HALL_BIN ?? join(root, 'target/release/hall'));
  const site = resolve(process.env.HALL_SITE ?? join(root, 'target/site'));
  for (const needed of [program, join(site, 'manifest.json')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run  make build  first`);
  }
  const folder = opening.folder ?? mkdtempSync(join(tmpdir(), 'hall-end2end-'));
  // Open all day: a case that is due today would otherwise turn yellow at the close of business.
  const hours = 'office_hours = { normal = ["00:00-23:59"], summer = ["00:00-23:59"] }';
  writeFileSync(join(folder, 'hall.toml'), `[hall]\n${hours}\n`);
  const address = `127.0.0.1:${await freePort()}`;
  const more = [
    ...(opening.clock ? ['--demo-clock', opening.clock] : []),
    ...(opening.pausedUntil ? ['--paused-until', opening.pausedUntil] : []),
  ];
  const database = `sqlite://${folder}/hall.db`;
  const process_ = spawn(
    program,
    ['serve', '--database', database, '--listen', address, '--site', site, '--sample', '--log', 'warn', ...more],
    { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  process_.stdout.on('data', (data: Buffer) => said.push(String(data)));
  process_.stderr.on('data', (data: Buffer) => said.push(String(data)));
  const stop = async (keep?: 'keep'): Promise<void> => {
    await stopProcess(process_);
    const faults = said.join('').split('\n').filter((line) => /panicked|ERROR/.test(line));
    if (faults.length > 0) throw new Error(`the hall complained:\n${faults.join('\n')}`);
    if (keep !== 'keep') rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${address}`;
  try {
    await ready(`${url}/readyz`, process_);
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${said.join('')}`);
  }
  return { url, folder, stop };
}

/** The caller's environment without settings of another hall. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('HALL_'));
  return { ...Object.fromEntries(kept), HALL_SAMPLE_PASSWORD: PASSWORD };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

async function ready(url: string, process_: ChildProcess): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (process_.exitCode !== null) throw new Error(`the hall ended with code ${process_.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('the hall was not ready within a minute');
}

function stopProcess(process_: ChildProcess): Promise<void> {
  if (process_.exitCode !== null || process_.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const force = setTimeout(() => process_.kill('SIGKILL'), 15_000);
    process_.once('exit', () => {
      clearTimeout(force);
      done();
    });
    process_.kill('SIGTERM');
  });
}
