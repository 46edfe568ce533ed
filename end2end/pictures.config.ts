// `npm run pictures`: the pictures of README and docs.

import base from './playwright.config';
import { defineConfig } from '@playwright/test';

export default defineConfig({ ...base, testDir: '.', testMatch: 'pictures.ts', reporter: [['list']], projects: [{ name: 'pictures' }] });
