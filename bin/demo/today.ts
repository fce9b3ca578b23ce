import type { PastVisit } from './history'
import { maria } from './maria'
import { DECLINED, NOT_SURE } from './said'
import type { Story } from './story'
import { JAK_GUIDES } from './visit-plan'

const levels = (...severities: number[]): PastVisit[] => severities.map((severity) => ({ severity }))
/** In the order of people.ts; the even ones are the first clinician's */
export const stories: readonly Story[] = [
  maria,
  {
    time: '09:20',
    severity: 2.5,
    past: levels(7, 5.5, 4),
    set: 'everything',
    said: {
      'jak-safety-check': {
        'blood-thinners': true,
        'heart-attack': true,
        'high-blood-pressure': true,
        smoking: 'past-short',
        interacting: ['none'],
      },
    },
    plan: { reason: 'Review of treatment', reviewed: 'yes', guides: ['staying-safe'] },
  },
  { time: '09:40', severity: 1.5, past: levels(4, 3), set: 'follow-up', plan: { guides: ['at-a-glance'] } },
  {
    time: '10:00',
    severity: 6,
    past: levels(6),
    set: 'everything',
    plan: {
      reason: 'Talk about a JAK inhibitor',
      progress: 'partly-sent',
      guides: JAK_GUIDES,
      misunderstood: 1,
      asked: 1,
    },
  },
  {
    time: '10:20',
    severity: 7,
    past: levels(6, 7),
    set: 'everything',
    said: {
      'jak-safety-check': {
        'leg-swollen': true,
        breathless: NOT_SURE,
        estrogen: true,
        immobile: true,
        smoking: 'now',
        interacting: ['none'],
      },
    },
    plan: { reason: 'Flare that will not settle', guides: ['staying-safe', 'nine-facts'], misunderstood: 1 },
  },
  {
    time: '10:40',
    severity: 7.5,
    past: levels(8),
    set: 'everything',
    plan: { reason: 'Flare that will not settle', guides: ['how-eczema-is-treated'], asked: 1 },
  },
  {
    time: '11:00',
    severity: 5,
    past: [],
    set: 'everything',
    plan: {
      reason: 'First visit for eczema',
      progress: 'not-opened',
      guides: ['at-a-glance', 'how-eczema-is-treated'],
      note: 'Welcome. These take about fifteen minutes.',
    },
  },
  {
    time: '11:20',
    severity: 4,
    past: levels(5, 4, 5, 3.5),
    set: 'follow-up',
    plan: { progress: 'nothing-assigned' },
  },
  {
    time: '13:00',
    severity: 6.5,
    past: levels(7, 6),
    set: 'everything',
    said: {
      'jak-safety-check': {
        'can-be-pregnant': true,
        pregnant: NOT_SURE,
        trying: true,
        contraception: false,
        smoking: 'never',
        interacting: ['none'],
        hiv: DECLINED,
      },
    },
    plan: {
      reason: 'Talk about a JAK inhibitor',
      reviewed: 'early',
      guides: ['nine-facts', 'could-it-be-right-for-me'],
      misunderstood: 2,
      asked: 1,
    },
  },
  { time: '13:20', severity: 3, past: levels(6, 5, 4.5, 4), set: 'follow-up', plan: {} },
  {
    time: '13:40',
    severity: 8,
    past: levels(5, 6),
    set: 'follow-up',
    plan: { progress: 'begun', guides: ['is-it-time'] },
  },
  {
    time: '14:00',
    severity: 0,
    past: levels(6, 4, 2, 1, 0.5),
    set: 'follow-up',
    said: { 'what-to-talk-about': { topics: ['how-often-visit'] } },
    plan: { reviewed: 'yes', guides: ['seven-questions'] },
  },
  {
    time: '14:20',
    severity: 9,
    past: levels(9, 8.5),
    set: 'everything',
    plan: { guides: JAK_GUIDES, misunderstood: 1, asked: 2 },
  },
]
