# SPDX-License-Identifier: Apache-2.0
"""The harness of every test over real processes: an office to start, clients of its contracts,
officers who work, what services have on record, and the checker that judges what comes of it. Found
where `tests/` and the contracts that the build generates stand in PYTHONPATH."""
