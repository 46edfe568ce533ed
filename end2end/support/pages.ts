// Every kind of page, each with who looks at it and the status it answers.

import { cases, type Role } from './hall';

export interface PageKind {
  /** Name of the test and of the picture. */
  name: string;
  /** The address; a function where it names a case. */
  path: string | (() => string);
  /** Who looks; the public when absent. */
  role?: Role;
  /** The HTTP status when it is not 200. */
  status?: number;
  /** Large type changes more than sizes here: the server writes the page otherwise. */
  elder?: true;
  /** Which budget it keeps. */
  budget?: 'board';
}

const desk = (path: (number: { open: string; decided: string; delivered: string }) => string) => () => {
  const { open, decided, delivered } = cases();
  return path({ open: open.number, decided: decided.number, delivered: delivered.number });
};

/** The status page of a spare case: the hall counts the tries of each number. */
let asked = 0;
const status = () => () => {
  const { spare: all } = cases();
  // Each look at a status is a try at its number: they take turns.
  const spare = all[asked % all.length];
  asked += 1;
  return `/status/${spare?.number}?code=${spare?.query_code}`;
};

/** The status page of a case that stands so. */
const statusOf = (which: 'yellow' | 'red' | 'paused' | 'returned' | 'decided' | 'delivered') => () => {
  const { number, query_code } = cases()[which];
  return `/status/${number}?code=${query_code}`;
};

/** The page of a question. */
const question = (which: 'open' | 'published') => () => {
  const { number, code } = cases().questions[which];
  return `/ask/${number}?code=${code}`;
};

export const PUBLIC: PageKind[] = [
  { name: 'home', path: '/', elder: true },
  { name: 'search', path: '/search?q=hkqy' },
  { name: 'search-nothing', path: '/search?q=zzzzzz' },
  { name: 'services', path: '/services' },
  { name: 'services-of-a-department', path: '/services?department=TD' },
  { name: 'guide-promised', path: '/services/TD-04', elder: true },
  { name: 'guide-immediate', path: '/services/GA-04' },
  { name: 'guide-coming', path: '/services/GS-01' },
  { name: 'guide-outside', path: '/services/HB-01' },
  { name: 'forms', path: '/forms' },
  { name: 'fill', path: '/forms/HQ-TD-01/fill', elder: true },
  { name: 'a-z', path: '/a-z' },
  { name: 'services-of-a-life', path: '/services?life=home' },
  { name: 'search-near', path: '/search?q=hukouqianxyi' },
  { name: 'status', path: '/status' },
  { name: 'status-half', path: '/status?number=0811240500011', status: 404 },
  { name: 'status-answer', path: status() },
  { name: 'status-yellow', path: statusOf('yellow') },
  { name: 'status-red', path: statusOf('red') },
  { name: 'status-paused', path: statusOf('paused') },
  { name: 'status-returned', path: statusOf('returned') },
  { name: 'status-empty', path: '/status?number=&code=' },
  { name: 'ask-look-up-empty', path: '/ask/answer?number=&code=' },
  { name: 'status-decided', path: statusOf('decided') },
  { name: 'rate', path: () => statusOf('decided')().replace('?', '/rate?') },
  { name: 'withdraw', path: () => statusOf('red')().replace('?', '/withdraw?') },
  { name: 'apply', path: '/services/TD-04/apply' },
  { name: 'apply-at-the-window', path: '/services/GA-04/apply' },
  { name: 'status-delivered', path: statusOf('delivered') },
  { name: 'status-coarse', path: () => `/status/${cases().open.number}` },
  { name: 'ask', path: '/ask?service=TD-04' },
  { name: 'ask-look-up', path: '/ask/answer' },
  { name: 'ask-waiting', path: question('open') },
  { name: 'ask-answered', path: question('published') },
  { name: 'questions', path: '/questions' },
  { name: 'news', path: '/news' },
  { name: 'open', path: '/open' },
  { name: 'board', path: '/board', budget: 'board' },
  { name: 'about', path: '/about' },
  { name: 'sign-in', path: '/desk/sign-in' },
];

export const ERRORS: PageKind[] = [
  { name: 'missing-page', path: '/nothing/here', status: 404 },
  { name: 'missing-form', path: '/forms/HQ-XX-99/fill', status: 404 },
  { name: 'missing-question', path: '/ask/Z08030399993?code=222222', status: 404 },
  { name: 'missing-service', path: '/services/XX-99', status: 404 },
  { name: 'sign-in-first', path: '/desk', status: 401 },
  { name: 'sign-in-first-admin', path: '/admin', status: 401 },
  { name: 'forbidden-admin', path: '/admin', role: 'w5a', status: 403 },
  { name: 'forbidden-counter', path: '/desk/counter', role: 'supervisor', status: 403 },
  { name: 'missing-case', path: '/desk/cases/0811240500011', role: 'w5a', status: 404 },
];

export const STAFF: PageKind[] = [
  { name: 'queue', path: '/desk', role: 'w5a' },
  { name: 'queue-all', path: '/desk?stage=all', role: 'supervisor' },
  { name: 'duties', path: '/desk', role: 'w1a' },
  { name: 'duties-admin', path: '/desk', role: 'admin' },
  { name: 'counter', path: '/desk/counter', role: 'w5a' },
  { name: 'counter-chosen', path: '/desk/counter?service=TD-04', role: 'w5a' },
  { name: 'counter-strange', path: '/desk/counter?service=GA-04', role: 'w5a' },
  { name: 'counter-found', path: '/desk/counter?q=td', role: 'w5a' },
  { name: 'moved', path: '/desk/moved', role: 'w5a' },
  { name: 'moved-told', path: '/desk/moved?told=true', role: 'w5a' },
  { name: 'case-open', path: desk(({ open }) => `/desk/cases/${open}`), role: 'w5a' },
  { name: 'case-paused', path: () => `/desk/cases/${cases().paused.number}`, role: 'w5a' },
  { name: 'case-returned', path: () => `/desk/cases/${cases().returned.number}`, role: 'w5a' },
  { name: 'case-received', path: () => `/desk/cases/${cases().received.number}`, role: 'w5a' },
  { name: 'case-joint', path: () => `/desk/cases/${cases().joint.number}`, role: 'w5a' },
  { name: 'act-notice', path: () => `/desk/cases/${cases().received.number}/notice`, role: 'w5a' },
  { name: 'act-step', path: desk(({ open }) => `/desk/cases/${open}/step`), role: 'w5a' },
  { name: 'act-opinion', path: () => `/desk/cases/${cases().joint.number}/opinion`, role: 'co-gh' },
  { name: 'act-pause', path: desk(({ open }) => `/desk/cases/${open}/pause`), role: 'w5a' },
  { name: 'act-resume', path: () => `/desk/cases/${cases().paused.number}/resume`, role: 'w5a' },
  { name: 'act-extend', path: desk(({ open }) => `/desk/cases/${open}/extend`), role: 'w5a' },
  { name: 'act-return', path: desk(({ open }) => `/desk/cases/${open}/return`), role: 'w5a' },
  { name: 'act-withdraw', path: desk(({ open }) => `/desk/cases/${open}/withdraw`), role: 'w5a' },
  { name: 'act-not-now', path: desk(({ open }) => `/desk/cases/${open}/resume`), role: 'w5a' },
  { name: 'case-decided', path: desk(({ decided }) => `/desk/cases/${decided}`), role: 'w5a' },
  { name: 'case-delivered', path: desk(({ delivered }) => `/desk/cases/${delivered}`), role: 'w5a' },
  { name: 'receipt', path: desk(({ open }) => `/desk/cases/${open}/receipt`), role: 'w5a' },
  { name: 'desk-questions', path: '/desk/questions', role: 'w5a' },
  { name: 'desk-question-open', path: () => `/desk/questions/${cases().questions.open.number}`, role: 'w5a' },
  { name: 'desk-question-prepared', path: () => `/desk/questions/${cases().questions.prepared.number}`, role: 'w5a' },
  { name: 'desk-question-public', path: () => `/desk/questions/${cases().questions.published.number}`, role: 'w5a' },
  { name: 'admin-forms', path: '/admin/forms', role: 'supervisor' },
  { name: 'admin-form', path: '/admin/forms/HQ-TD-01', role: 'admin' },
  { name: 'admin-form-refused', path: '/admin/forms/HQ-TD-01?field=file&refused=wrong_kind&kind=sample', role: 'admin' },
  { name: 'admin-form-done', path: '/admin/forms/HQ-TD-01?done=uploaded', role: 'admin' },
  { name: 'admin-calendar', path: '/admin/calendar', role: 'admin' },
  { name: 'admin-calendar-draft', path: '/admin/calendar/1', role: 'director' },
  { name: 'admin-news', path: '/admin/news', role: 'director' },
  { name: 'admin', path: '/admin', role: 'supervisor' },
  { name: 'admin-departments', path: '/admin/departments', role: 'supervisor' },
  { name: 'admin-services', path: '/admin/services', role: 'supervisor' },
  { name: 'admin-service', path: '/admin/services/TD-04', role: 'supervisor' },
];

export const PAGES: PageKind[] = [...PUBLIC, ...ERRORS, ...STAFF];

/** The address of a page. */
export const pathOf = (page: PageKind): string => (typeof page.path === 'string' ? page.path : page.path());
