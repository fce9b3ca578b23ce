/** What somebody types who wants a page, a mail, a file or a database to do more than show words. Each would set `window.ran`. */
const RUN = 'window.ran=1'

const tags = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}">`,
  `<svg><script>${RUN}</script></svg>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<body onload="${RUN}">`,
  `<details open ontoggle="${RUN}">x</details>`,
  `<input autofocus onfocus="${RUN}">`,
  `<video><source onerror="${RUN}"></video>`,
  `<math><mtext><mglyph><style><img src=x onerror="${RUN}"></style></mglyph></mtext></math>`,
  `<a href="javascript:${RUN}">press</a>`,
  `<form action="javascript:${RUN}"><button>press</button></form>`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<link rel=stylesheet href="data:text/css,*{color:red}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="https://elsewhere.example/">`,
  `<style>@import "https://elsewhere.example/x.css"; *{display:none}</style>`,
  `<marquee onstart="${RUN}">x</marquee>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
]

/** Ways past a filter that looks for the plain ones */
const disguises: ((tag: string) => string)[] = [
  (tag) => tag,
  (tag) => tag.toUpperCase().replaceAll('WINDOW.RAN', 'window.ran'),
  (tag) => `"'>${tag}`,
  (tag) => `</title></textarea></script>${tag}`,
  (tag) => tag.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (tag) => tag.replaceAll(' ', '/'),
  (tag) => `<!--${tag}-->--!>${tag}`,
]

const links = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  ' javascript:',
  '&#106;avascript:',
  'vbscript:',
].map((scheme) => `[press](${scheme}${RUN})`)
const markdown = [
  ...links,
  `[press](data:text/html;base64,PHNjcmlwdD53aW5kb3cucmFuPTE8L3NjcmlwdD4=)`,
  `![x](x"onerror="${RUN})`,
  `<https://x.example/"onmouseover="${RUN}>`,
  `<javascript:${RUN}>`,
  `[press](https://x.example\\@y.example/${RUN})`,
  `[x.example](https://y.example/)`,
  `[x]: javascript:${RUN}\n[x]`,
  `::picture{name="x" onerror="${RUN}"}`,
  `:::passage{onclick="${RUN}"}\ntext\n:::`,
  '| a |\n|---|\n| <script>window.ran=1</script> |',
  '```html\n<script>window.ran=1</script>\n```',
]
const templates = [
  '{{constructor.constructor("window.ran=1")()}}',
  '\u0024{window.ran=1}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{7*7}',
  '{who}',
  "{'{'}",
  '%(x)s',
  '%n%n%s',
]
const unicode = [
  '\u202Etpircs\u202C',
  '\uFEFF<script>',
  '\uFF1Cscript\uFF1Ewindow.ran=1\uFF1C/script\uFF1E',
  'a\u0300'.repeat(60),
  '\u2028window.ran=1\u2029',
  '👩🏽‍⚕️'.repeat(20),
  '\u200B=1',
  'İı'.repeat(20),
]
const databases = [
  `'); drop table patient; --`,
  `' or '1'='1`,
  '1; select pg_sleep(9)',
  '$1',
  '\\x00',
  '%_',
  `"; copy patient to program 'x'`,
  '{"$ne": null}',
]
const lines = [
  'a\r\nBcc: other@x.example',
  'a\nBcc: other@x.example',
  'a\r\n\r\n<script>window.ran=1</script>',
  'a%0d%0aBcc:other@x.example',
  'a\r\n.\r\nMAIL FROM:<x@x.example>',
  '=?utf-8?q?a=0ABcc:_x?=',
  'a\u0085Bcc: x',
  '"a\r\nX: y" <other@x.example>',
]
const files = [
  '../../etc/passwd',
  '..\\..\\boot.ini',
  'a.jpg\u202Egpj.exe',
  'con.jpg',
  '<img>.jpg',
  'a"; filename="b.html',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
]

export const payloads: readonly string[] = [
  ...tags.flatMap((tag) => disguises.map((disguised) => disguised(tag))),
  ...markdown,
  ...templates,
  ...unicode,
  ...databases,
  ...lines,
  ...files,
]
