import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { clone } from '../bin/machine/clone.mjs'
import { heapOf } from '../bin/start/server.mjs'

// There is no engine here to start a container with (docs/operations.md): what can be held is that the files fit the product and
// one another.
const read = (path) => readFileSync(join(clone, path), 'utf8')
const compose = parse(read('deploy/compose.yaml'), { merge: true })
const documents = parseAllDocuments(read('deploy/kubernetes/portal.yaml'), { strict: true })
const kinds = Object.fromEntries(documents.map((one) => [one.toJS().kind, one.toJS()]))
const dockerfile = read('deploy/Dockerfile')
const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]')

/** In which a server comes to its end by itself, and a moment more */
const DRAINS = 12
const route = (path) => existsSync(join(clone, 'app', path, 'route.ts'))
const isExecutable = (path) => (statSync(join(clone, path)).mode & 0o111) === 0o111

it('is YAML without a slip', () => {
  expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  expect(Object.keys(kinds).toSorted()).toEqual(['Deployment', 'Job', 'PodDisruptionBudget', 'Service'])
})

it('builds an image whose start is the server itself, as nobody in particular, with a check that is there', () => {
  expect(command[0]).toBe('node')
  expect(existsSync(join(clone, command[1]))).toBe(true)
  expect(command[command.indexOf('--port') + 1]).toBe(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1])
  const last = dockerfile.split(/^FROM /m).at(-1) ?? ''
  expect(/^USER (\S+)$/m.exec(last)?.[1]).toBe('node')
  expect(last).toContain('/api/health/live')
  expect(last).toContain(`NODE_OPTIONS=${heapOf({}).NODE_OPTIONS}\n`)
  expect(route('api/health/live')).toBe(true)
  const major = /^FROM node:(\d+)/m.exec(dockerfile)?.[1]
  expect(JSON.parse(read('package.json')).devDependencies.node).toMatch(new RegExp(`^${major}\\.`))
  // what is made on this machine is not taken along, and what the start needs is
  const left = read('.dockerignore').split('\n').filter(Boolean)
  for (const name of ['.git', '.data', '.next', 'node_modules']) expect(left).toContain(name)
  for (const name of ['deploy', 'bin', 'prisma', 'content']) expect(left).not.toContain(name)
})

it('lets a server come to its end, asks the right doors, and lets it write nowhere', () => {
  const { spec } = kinds.Deployment.spec.template
  const [portal] = spec.containers
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(DRAINS + portal.lifecycle.preStop.sleep.seconds)
  const port = Number(command[command.indexOf('--port') + 1])
  for (const name of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
    const { path, port: asked } = portal[name].httpGet
    expect([route(path.slice(1)), asked], name).toEqual([true, port])
  }
  // a database that is away must not have servers killed
  expect(portal.livenessProbe.httpGet.path).toBe('/api/health/live')
  expect(portal.readinessProbe.httpGet.path).toBe('/api/health/ready')
  expect(portal.securityContext).toEqual({
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  })
  expect(spec.securityContext.runAsNonRoot).toBe(true)
  expect(kinds.Service.spec.ports[0].targetPort).toBe(port)
  // metrics are no part of what the Service passes on
  expect(kinds.Service.spec.ports).toHaveLength(1)
  const metrics = portal.env.find(({ name }) => name === 'METRICS_PORT').value
  expect(portal.ports.map(({ containerPort }) => String(containerPort))).toContain(metrics)
  expect(kinds.Deployment.spec.template.metadata.annotations['prometheus.io/port']).toBe(metrics)
})

it('takes one server away at a time, and finds them all', () => {
  const { labels } = kinds.Deployment.spec.template.metadata
  expect(kinds.Deployment.spec.selector.matchLabels).toEqual(labels)
  expect(kinds.Service.spec.selector).toEqual(labels)
  expect(kinds.PodDisruptionBudget.spec.selector.matchLabels).toEqual(labels)
  expect(kinds.PodDisruptionBudget.spec.minAvailable).toBeLessThan(kinds.Deployment.spec.replicas)
  expect(kinds.Deployment.spec.strategy.rollingUpdate.maxUnavailable).toBe(0)
})

it('migrates with a script that is there, apart from the servers, which never see the owner’s password', () => {
  const [job] = kinds.Job.spec.template.spec.containers
  expect(job.command).toEqual(compose.services.migrate.command)
  expect(isExecutable(job.command[0])).toBe(true)
  const secrets = ({ envFrom }) => envFrom.map(({ secretRef }) => secretRef.name)
  const [portal] = kinds.Deployment.spec.template.spec.containers
  expect(secrets(job)).toEqual(['portal', 'portal-owner'])
  expect(secrets(portal)).toEqual(['portal'])
})

it('composes services that wait for one another, with files that are there or that docs/operations.md names', () => {
  const { services, volumes } = compose
  const operations = read('docs/operations.md')
  for (const [name, service] of Object.entries(services)) {
    const waits = Array.isArray(service.depends_on)
      ? service.depends_on
      : Object.keys(service.depends_on ?? {})
    for (const other of waits) expect(services, name).toHaveProperty(other)
    for (const volume of service.volumes ?? []) {
      const [source] = volume.split(':')
      if (!source.startsWith('.')) expect(volumes, name).toHaveProperty(source)
      else if (!existsSync(join(clone, 'deploy', source)))
        expect(operations, name).toContain(source.split('/').at(-1))
    }
    if (service.env_file) expect(operations).toContain(`deploy/${service.env_file}`)
    if (service.build)
      expect(existsSync(join(clone, 'deploy', service.build.context, service.build.dockerfile))).toBe(true)
  }
  for (const name of ['portal-1', 'portal-2'])
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '15s' })
  expect(isExecutable('deploy/postgres/roles.sh')).toBe(true)
})

it('fills every blank of nginx’s configuration, and sends to servers that it starts', () => {
  const { nginx } = compose.services
  const blanks = new Set(
    [...read('deploy/nginx/portal.conf.template').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
  )
  expect(Object.keys(nginx.environment).toSorted()).toEqual([...blanks].toSorted())
  for (const [, host, port] of nginx.environment.PORTAL_SERVERS.matchAll(/server (\S+):(\d+) /g))
    expect([host in compose.services, port]).toEqual([true, command[command.indexOf('--port') + 1]])
  // two servers run migrations of no kind: they start once those are through
  expect(readdirSync(join(clone, 'deploy')).toSorted()).toEqual(
    expect.arrayContaining([
      'Dockerfile',
      'compose.yaml',
      'kubernetes',
      'migrate.sh',
      'nginx',
      'pgbouncer',
      'postgres',
    ]),
  )
})
