// The import law of docs/decisions/001, in the order of its arrows. `npm run law` runs it; a test run fails on a breach.
const concepts = [
  'practitioner',
  'patient',
  'appointment',
  'guide',
  'questionnaire',
  'questionnaire-draft',
  'guide-draft',
  'assignment',
  'arrival',
  'attachment',
  'questionnaire-response',
  'agenda',
  'escalation',
  'brief',
  'emergency',
  'fhir-export',
  'erasure',
]
const pureConcepts = '^lib/(questionnaire|score|flag)/'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** A concept may use those before it, never those after it */
const order = concepts.map((concept, at) =>
  rule(
    `${concept}-uses-earlier`,
    'concepts depend on earlier ones only; their tests may call anything',
    { path: `^lib/${concept}/`, pathNot: '\\.test\\.ts$' },
    {
      path: `^lib/(${[...concepts.slice(at + 1), 'zz'].join('|')})/`,
    },
  ),
)

module.exports = {
  forbidden: [
    rule('no-cycles', 'a cycle has no beginning to read from', {}, { circular: true }),
    rule('nobody-imports-app', 'routes are the edge', { pathNot: '^app/' }, { path: '^app/' }),
    rule(
      'platform-knows-nothing',
      'platform has no word of the domain',
      { path: '^lib/platform/' },
      {
        path: '^(app|components|content|bin|e2e|lib/(?!platform/))',
        pathNot: '^content/messages/',
      },
    ),
    rule(
      'access-uses-platform',
      'access stands on platform and on the record of what it refuses; its table of tests calls everything',
      { path: '^lib/access/', pathNot: '^lib/access/table/' },
      {
        path: '^(app|components|content|lib/(?!platform/|access/|audit/record\\.ts))',
      },
    ),
    rule('lib-shows-nothing', 'the domain does not draw', { path: '^lib/' }, { path: '^components/' }),
    rule(
      'ui-knows-nothing',
      'ui has no word of the domain',
      { path: '^components/ui/' },
      { path: '^(app|components/(?!ui/)|lib)' },
    ),
    rule(
      'components-stay-pure',
      'views get props; they fetch nothing',
      { path: '^components/' },
      {
        path: '^lib/.*/(queries|commands)|^lib/(platform/(database|session|mail|env)|access)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'engine-is-pure',
      'the engine runs the same in the browser',
      { path: pureConcepts, pathNot: '\\.test\\.ts$|(queries|commands|-rows)\\.ts$' },
      {
        path: '^(lib/(platform|access|audit)|prisma|react|node_modules/(@prisma|react|next|postgres))',
      },
    ),
    rule(
      'database-behind-queries',
      'only queries, commands, audit, access and account rows touch the database',
      {
        path: '^(app|components|lib)/',
        pathNot:
          '^lib/.*(queries|commands|scoped|actor|record|\\.db\\.test)[^/]*\\.ts$|^lib/(platform|account)/',
      },
      { path: '^(lib/platform/database|prisma/client)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'next-auth-in-session',
      'only platform/session touches next-auth',
      { pathNot: '^lib/platform/session\\.ts$' },
      { path: 'node_modules/next-auth' },
    ),
    ...order,
  ],
  options: {
    doNotFollow: { path: 'node_modules|^prisma/client/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^\\.next' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
