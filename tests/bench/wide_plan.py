# SPDX-License-Identifier: Apache-2.0
"""A large plan: the shipped indicators again and again, under ids of their own, each asked of every
unit."""
import functools

from office import reported
from tepat.plan.v1 import plan_pb2

INDICATORS = 40
# What one unit answered alone is the mean of all; a ratio is made of their sums.
OF_MANY = {True: plan_pb2.CONSOLIDATION_RATIO_OF_SUMS, False: plan_pb2.CONSOLIDATION_MEAN}


def units():
    """All whom the shipped plan asks."""
    return sorted({unit for one in reported.plan().indicators for unit in one.units})


def widened(number, model):
    """A shipped indicator as the one of that number, with one target for office and units."""
    made = plan_pb2.Indicator()
    made.CopyFrom(model)
    made.id, made.name = f"{model.id}_{number}", f"{model.name} ({number})"
    made.units[:] = units()
    if made.consolidation == plan_pb2.CONSOLIDATION_SINGLE:
        made.consolidation = OF_MANY[made.entry == plan_pb2.ENTRY_RATIO]
    del made.targets[1:]
    del made.targets[0].units[:]
    made.targets.add().CopyFrom(made.targets[0])
    made.targets[1].units[:] = units()
    return made


@functools.cache
def plan():
    """The shipped plan with those indicators instead of its own."""
    shipped, made = reported.plan(), plan_pb2.Plan()
    made.CopyFrom(shipped)
    del made.indicators[:]
    made.indicators.extend(widened(number, shipped.indicators[number % len(shipped.indicators)])
                           for number in range(INDICATORS))
    return made


@functools.cache
def values(with_files=False):
    """Everything that it asks of a unit, as `reported.values`."""
    return [reported.value(one, dict(zip(reported.keys(one), numbers.split())), with_files)
            for one in plan().indicators
            for numbers in [reported.NUMBERS[one.id.rpartition("_")[0]]]]
