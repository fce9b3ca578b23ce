import { verdicts } from './verdicts'

verdicts('commands')
