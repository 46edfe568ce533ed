// `npm run lcp`: how soon pages stand on a slow line, printed.

import base from './playwright.config';
import { defineConfig } from '@playwright/test';

export default defineConfig({ ...base, testDir: '.', testMatch: 'lcp.ts', workers: 1, reporter: [['list']], projects: [{ name: 'lcp' }] });
