# SPDX-License-Identifier: Apache-2.0
# Headers that cost more to read than most of our files do are read once per preset. What a file of ours
# uses it still includes by name: clang-tidy reads without what stands here.

set(others
    <algorithm> <array> <atomic> <chrono> <condition_variable> <filesystem> <fstream> <functional>
    <iostream> <map> <memory> <mutex> <optional> <regex> <set> <span> <sstream> <string>
    <string_view> <thread> <variant> <vector> <fmt/format.h> <google/protobuf/message.h>
    <google/protobuf/repeated_field.h> <google/protobuf/timestamp.pb.h> <grpcpp/grpcpp.h>
    <nlohmann/json.hpp> <tl/expected.hpp>)
# The contracts, which services, faces and most tests speak.
file(GLOB_RECURSE stubs RELATIVE ${CMAKE_SOURCE_DIR}/proto CONFIGURE_DEPENDS
     ${CMAKE_SOURCE_DIR}/proto/tepat/*_service.proto)
# But for one of a single call: reading it costs less than another header here.
list(FILTER stubs EXCLUDE REGEX "storing_service")
list(TRANSFORM stubs REPLACE "(.*)\\.proto" "<\\1.grpc.pb.h>")

# What a target of ours may take with `REUSE_FROM`: libraries, services with the contracts, tests with
# GoogleTest and those.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cc "")
function(tepat_precompiled name)
  add_library(${name} STATIC ${CMAKE_BINARY_DIR}/precompiled.cc)
  target_link_libraries(${name} PRIVATE tepat_build tepat_proto tepat_warnings)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()
tepat_precompiled(tepat_precompiled_libs ${others})
tepat_precompiled(tepat_precompiled_services ${others} ${stubs})
tepat_precompiled(tepat_precompiled_tests ${others} ${stubs} <gmock/gmock.h> <gtest/gtest.h>
                  <rapidcheck.h>)
