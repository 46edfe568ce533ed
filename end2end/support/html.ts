// Whether HTML is valid as the server sends it. Browsers repair invalid nesting silently, and then the browser part no longer
// finds what the server rendered.

import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { join } from 'node:path';

const validator = new HtmlValidate(new FileSystemConfigLoader());
const here = join(__dirname, '..', 'page.html');

/** What is wrong, one line each; empty when nothing is. */
export async function invalid(html: string): Promise<string[]> {
  // The framework's markers are `<!>`: every browser reads an empty comment, the validator reads only whole ones.
  const report = await validator.validateString(html.replaceAll('<!>', '<!---->'), here);
  const found = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId} ${message.selector ?? ''}: ${message.message}`),
  );
  return [...new Set(found)];
}
