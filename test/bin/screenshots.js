#!/usr/bin/env node
import '../dist/console/screenshots.js'
